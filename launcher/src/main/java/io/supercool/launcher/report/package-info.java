/** Scores of a run, as a table and as JSON. */
@NullMarked
package io.supercool.launcher.report;

import org.jspecify.annotations.NullMarked;
