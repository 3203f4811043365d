package io.supercool.contracts.event;

/**
 * Where a checkpoint's package is on the checkpoints topic: in parts, one record each, in order,
 * but perhaps with others' between them.
 *
 * @param offset of the first part
 * @param parts how many
 * @param bytes of all together
 * @param sha256 of all together, 64 hexadecimal digits
 */
public record StoredCheckpoint(long offset, int parts, long bytes, String sha256) {}
