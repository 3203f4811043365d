package io.supercool.label.ensemble;

import io.supercool.contracts.SnapshotId;

/**
 * An ensemble that waits for more replicas.
 *
 * @param origin the snapshot that its replicas began from
 * @param units of lengths and times
 * @param time lag time
 * @param heard when the last replica came, in milliseconds since the epoch
 */
public record Waiting(SnapshotId origin, String units, double time, long heard) {}
