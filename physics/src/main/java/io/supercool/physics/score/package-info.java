/** How well a prediction agrees with the propensities observed. */
@NullMarked
package io.supercool.physics.score;

import org.jspecify.annotations.NullMarked;
