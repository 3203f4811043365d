/** From graphs to the standardised numbers a network reads, and back. */
@NullMarked
package io.supercool.model.data;

import org.jspecify.annotations.NullMarked;
