/** The periodic box, orthogonal or tilted. */
@NullMarked
package io.supercool.physics.geometry;

import org.jspecify.annotations.NullMarked;
