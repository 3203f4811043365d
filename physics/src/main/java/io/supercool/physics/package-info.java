/**
 * The liquid: periodic box, neighbour list, potential, quench, propensity, scores. Pure functions.
 */
@NullMarked
package io.supercool.physics;

import org.jspecify.annotations.NullMarked;
