/** Predictions, counts of things and names, as text that people and their programs read. */
@NullMarked
package io.supercool.contracts.text;

import org.jspecify.annotations.NullMarked;
