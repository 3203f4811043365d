/**
 * What can be typed: {@code run}, {@code up}, {@code ingest}, {@code evaluate}, {@code transfer},
 * {@code status}, {@code benchmark}.
 */
@NullMarked
package io.supercool.launcher.command;

import org.jspecify.annotations.NullMarked;
