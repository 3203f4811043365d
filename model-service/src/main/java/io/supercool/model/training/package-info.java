/** Training: standardised data, AdamW, the one-cycle schedule, the loop over epochs. */
@NullMarked
package io.supercool.model.training;

import org.jspecify.annotations.NullMarked;
