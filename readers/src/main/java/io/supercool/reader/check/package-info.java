/**
 * Whether what was read looks like a liquid: wrong units and boxes are told before they cost time.
 */
@NullMarked
package io.supercool.reader.check;

import org.jspecify.annotations.NullMarked;
