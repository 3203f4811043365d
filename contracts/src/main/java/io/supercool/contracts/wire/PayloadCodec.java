package io.supercool.contracts.wire;

import io.supercool.contracts.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrow IPC streams, one per block of particles. Thread-safe.
 *
 * @param <T> the kind of payload
 */
public interface PayloadCodec<T extends Payload> {

  /**
   * Writes {@code payload} as blocks of about {@code targetBytes} (at least one particle each), in
   * order. Together they hold every particle once.
   *
   * @throws io.supercool.contracts.ContractException if {@code payload} is not what its topic
   *     promises: what could be written, {@link #decode} reads
   */
  List<byte[]> encode(T payload, int targetBytes);

  /**
   * Reads one block. Sizes are checked against the record's length before anything is allocated: a
   * block takes about as much memory as its record.
   *
   * @param record a Kafka record's value, null for one without
   * @throws io.supercool.contracts.ContractException if it is not such a block
   */
  Block<T> decode(byte @Nullable [] record);

  /**
   * Joins all blocks of one payload, given in order.
   *
   * @throws io.supercool.contracts.ContractException if they do not belong together
   */
  T join(List<Block<T>> blocks);
}
