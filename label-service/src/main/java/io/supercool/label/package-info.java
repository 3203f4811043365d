/** Snapshots and replicas in, labels out: the service, its topology and its settings. */
@NullMarked
package io.supercool.label;

import org.jspecify.annotations.NullMarked;
