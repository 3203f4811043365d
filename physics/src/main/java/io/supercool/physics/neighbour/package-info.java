/** Who is near whom in a periodic box: the cell list, and the neighbour list made from it. */
@NullMarked
package io.supercool.physics.neighbour;

import org.jspecify.annotations.NullMarked;
