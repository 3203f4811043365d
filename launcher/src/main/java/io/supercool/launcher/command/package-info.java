/** What can be typed: {@code run}, {@code up}, {@code ingest}, {@code status}. */
@NullMarked
package io.supercool.launcher.command;

import org.jspecify.annotations.NullMarked;
