/** Ridge regression of propensities on features of particles, by sums over the configurations. */
@NullMarked
package io.supercool.model.ridge;

import org.jspecify.annotations.NullMarked;
