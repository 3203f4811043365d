/** What users ask of the system: sources to ingest, models to train, as JSON. */
@NullMarked
package io.supercool.contracts.request;

import org.jspecify.annotations.NullMarked;
