/** {@code dead-letters} and its subcommands: what could not be processed. */
@NullMarked
package io.supercool.launcher.command.deadletters;

import org.jspecify.annotations.NullMarked;
