/** What a user sees of a command in a terminal: lines, progress, and failures with their remedy. */
@NullMarked
package io.supercool.console;

import org.jspecify.annotations.NullMarked;
