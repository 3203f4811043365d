package io.supercool.contracts.wire;

import java.util.List;

/**
 * Arrow IPC streams, one per block of particles. Thread-safe.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public interface PayloadCodec<T> {

  /**
   * Writes {@code payload} as blocks of about {@code targetBytes} (at least one particle each), in
   * order. Together they hold every particle once.
   */
  List<byte[]> encode(T payload, int targetBytes);

  /**
   * Reads one block. Sizes are checked against the record's length before anything is allocated.
   *
   * @throws io.supercool.contracts.ContractException if it is not such a block
   */
  Block<T> decode(byte[] record);

  /** Joins all blocks of one payload, given in order. */
  T join(List<Block<T>> blocks);

  /** The payload's deterministic id, without its block. */
  String id(T payload);
}
