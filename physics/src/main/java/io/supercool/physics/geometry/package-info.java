/** The periodic box and who is near whom in it. */
@NullMarked
package io.supercool.physics.geometry;

import org.jspecify.annotations.NullMarked;
