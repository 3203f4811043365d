/**
 * The liquid: periodic box, cell and neighbour lists, force field, quench, dynamics, structure.
 * Pure functions.
 */
@NullMarked
package io.supercool.physics;

import org.jspecify.annotations.NullMarked;
