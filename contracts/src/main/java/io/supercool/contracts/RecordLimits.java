package io.supercool.contracts;

/** How large records may be. */
public final class RecordLimits {
  /** Blocks of large payloads aim at this size: the broker is fastest near 1 MiB. */
  public static final int BLOCK_BYTES = 1 << 20;

  /** No record's value is larger; readers refuse what claims to be. */
  public static final int MAX_RECORD_BYTES = 4 << 20;

  /** What a record may take with its key, its headers and, as a dead letter, the reason. */
  public static final int MAX_MESSAGE_BYTES = MAX_RECORD_BYTES + (64 << 10);

  private RecordLimits() {}
}
