/** The pipeline, orchestrated by records: ingest, graph, train, predict. */
@NullMarked
package io.supercool.launcher.pipeline;

import org.jspecify.annotations.NullMarked;
