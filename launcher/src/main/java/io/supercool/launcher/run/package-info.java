/** A run, orchestrated by records: ingest, graph, train, predict. */
@NullMarked
package io.supercool.launcher.run;

import org.jspecify.annotations.NullMarked;
