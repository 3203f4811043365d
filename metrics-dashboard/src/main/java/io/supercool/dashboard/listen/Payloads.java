package io.supercool.dashboard.listen;

import io.supercool.contracts.Payload;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PayloadCodec;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts the payloads of one topic together from their blocks. Not thread-safe: one record at a time.
 *
 * @param <T> the payload
 */
final class Payloads<T extends Payload> {
  /** Payloads that may wait for their blocks at a time, as many as in every service. */
  private static final int MAX_UNFINISHED = 4 * Topic.PARTITIONS;

  private final Intake intake;
  private final boolean fromStart;
  private final BlockAssembler<T, Message<byte[]>> assembler;

  /**
   * @param fromStart whether the topic is read from its start: else what is not whole may have
   *     begun before this process did, and there is nothing wrong with it
   */
  Payloads(Intake intake, PayloadCodec<T> codec, boolean fromStart) {
    this.intake = intake;
    this.fromStart = fromStart;
    assembler = new BlockAssembler<>(codec, MAX_UNFINISHED);
  }

  /** Takes a record; gives what is whole now, with the messages it came in, to {@code taker}. */
  CompletionStage<Void> take(Message<byte[]> message, BiConsumer<T, List<Message<byte[]>>> taker) {
    return intake.take(message, block -> assemble(block, message, taker));
  }

  private void assemble(
      byte[] block, Message<byte[]> message, BiConsumer<T, List<Message<byte[]>>> taker) {
    BlockAssembler.Result<T, Message<byte[]>> result = assembler.add(block, message);
    T payload = result.payload();
    if (payload != null) {
      taker.accept(payload, result.messages());
    }
    if (result.reason() != null && fromStart) {
      intake.setAside(result.abandoned(), result.reason());
    }
  }
}
