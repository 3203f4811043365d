/** How well predictions agree with propensities: correlations, intervals, noise ceilings. */
@NullMarked
package io.supercool.evaluation;

import org.jspecify.annotations.NullMarked;
