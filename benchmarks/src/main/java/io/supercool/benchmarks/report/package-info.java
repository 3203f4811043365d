/** What was measured, as JSON and as a table. */
@NullMarked
package io.supercool.benchmarks.report;

import org.jspecify.annotations.NullMarked;
