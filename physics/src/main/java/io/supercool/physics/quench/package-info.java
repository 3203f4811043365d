/** From thermal positions down to the inherent structure. */
@NullMarked
package io.supercool.physics.quench;

import org.jspecify.annotations.NullMarked;
