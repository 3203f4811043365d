package io.supercool.support;

import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Payload;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.support.tracing.MessagingSpan;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Consumes payloads that arrive as blocks, one group at a time. A group's messages are acknowledged
 * once its handler is done with it and not before, so that a crash brings them back; what cannot be
 * processed becomes one dead letter. All work is done on the given executor, so the Kafka client
 * keeps polling. In traces, what the handler does continues what sent the payload that completed
 * the group.
 *
 * @param <T> the kind of payload
 * @param <G> what is handled at once
 */
public final class PayloadConsumer<T extends Payload, G> {
  private final PayloadBlocks<T, G> blocks;
  private final DeadLetters deadLetters;
  private final Executor worker;
  private final Function<G, Uni<Void>> handler;

  /** {@code handler} completes when what it made of a group is durable. */
  public PayloadConsumer(
      PayloadBlocks<T, G> blocks,
      DeadLetters deadLetters,
      Executor worker,
      Function<G, Uni<Void>> handler) {
    this.blocks = blocks;
    this.deadLetters = deadLetters;
    this.worker = worker;
    this.handler = handler;
  }

  /**
   * Takes the next record. What cannot be read or handled ends in the dead-letter topic; this fails
   * only where the broker does not take the letter.
   */
  public Uni<Void> consume(Message<byte[]> message) {
    return Uni.createFrom()
        .item(() -> blocks.add(message))
        .runSubscriptionOn(worker)
        .onItemOrFailure()
        .transformToUni(
            (result, failure) ->
                failure == null ? settle(result) : deadLetters.reject(message, failure));
  }

  private Uni<Void> settle(BlockAssembler.Result<T, Message<byte[]>> result) {
    Uni<Void> earlier = release(result.superseded(), result.abandoned(), result.reason());
    T payload = result.payload();
    if (payload == null) {
      return earlier;
    }
    return earlier
        .emitOn(worker)
        .chain(
            () -> {
              PayloadGroups.Result<G> grouped = blocks.group(payload, result.messages());
              return release(grouped.superseded(), grouped.abandoned(), grouped.reason())
                  .chain(() -> handle(payload, grouped));
            });
  }

  private Uni<Void> release(
      List<Message<byte[]>> superseded, List<Message<byte[]>> abandoned, @Nullable String reason) {
    return Acknowledgement.of(superseded)
        .chain(() -> deadLetters.rejectAll(abandoned, String.valueOf(reason)));
  }

  private Uni<Void> handle(T last, PayloadGroups.Result<G> grouped) {
    G group = grouped.group();
    if (group == null) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .emitOn(worker)
        .chain(
            () ->
                MessagingSpan.processing(grouped.messages(), last)
                    .around(() -> handler.apply(group)))
        .onItemOrFailure()
        .transformToUni(
            (done, failure) ->
                failure == null
                    ? Acknowledgement.of(grouped.messages())
                    : deadLetters.rejectAll(grouped.messages(), reason(last, failure)));
  }

  /** An error of memory does not say what was too large. */
  private static String reason(Payload payload, Throwable failure) {
    String reason = DeadLetters.reason(failure);
    return failure instanceof OutOfMemoryError
        ? "%s, %,d particles, %s".formatted(payload.recordId(), payload.particles(), reason)
        : reason;
  }
}
