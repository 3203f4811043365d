/** Readers of simulation files: one interface, one exception, frames handed on one by one. */
@NullMarked
package io.supercool.reader;

import org.jspecify.annotations.NullMarked;
