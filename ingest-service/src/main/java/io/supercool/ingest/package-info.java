/** Ingest-service: requests come in, files are read, snapshots go out. */
@NullMarked
package io.supercool.ingest;

import org.jspecify.annotations.NullMarked;
