/**
 * How particles move: molecular dynamics, positions followed through the faces of a periodic box,
 * and the propensity, how far each particle moves on average over isoconfigurational replicas.
 */
@NullMarked
package io.supercool.physics.dynamics;

import org.jspecify.annotations.NullMarked;
