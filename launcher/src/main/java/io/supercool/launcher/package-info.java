/** The {@code supercool} command. */
@NullMarked
package io.supercool.launcher;

import org.jspecify.annotations.NullMarked;
