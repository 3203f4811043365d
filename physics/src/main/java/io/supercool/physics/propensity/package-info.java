/** How far each particle moves, on average over isoconfigurational runs. */
@NullMarked
package io.supercool.physics.propensity;

import org.jspecify.annotations.NullMarked;
