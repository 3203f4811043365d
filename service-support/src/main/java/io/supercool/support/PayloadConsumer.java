package io.supercool.support;

import io.smallrye.mutiny.Uni;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.support.tracing.MessagingSpan;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Consumes payloads that arrive as blocks, one at a time. A payload's messages are acknowledged
 * once its handler is done with it and not before, so that a crash brings them back; what cannot be
 * processed becomes one dead letter. All work is done on the given executor, so the Kafka client
 * keeps polling. In traces, what the handler does continues what sent the payload.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public final class PayloadConsumer<T> {
  private final PayloadBlocks<T> blocks;
  private final DeadLetters deadLetters;
  private final Executor worker;
  private final Function<T, Uni<Void>> handler;

  /** {@code handler} completes when what it made of a payload is durable. */
  public PayloadConsumer(
      PayloadBlocks<T> blocks,
      DeadLetters deadLetters,
      Executor worker,
      Function<T, Uni<Void>> handler) {
    this.blocks = blocks;
    this.deadLetters = deadLetters;
    this.worker = worker;
    this.handler = handler;
  }

  /** Takes the next record. Never fails: failures end in the dead-letter topic. */
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
    Uni<Void> earlier =
        acknowledge(result.superseded())
            .chain(
                () -> deadLetters.rejectAll(result.abandoned(), String.valueOf(result.reason())));
    T payload = result.payload();
    if (payload == null) {
      return earlier;
    }
    return earlier
        .emitOn(worker)
        .chain(
            () ->
                MessagingSpan.processing(result.messages(), payload)
                    .around(() -> handler.apply(payload)))
        .onItemOrFailure()
        .transformToUni(
            (done, failure) ->
                failure == null
                    ? acknowledge(result.messages())
                    : deadLetters.rejectAll(result.messages(), DeadLetters.reason(failure)));
  }

  /**
   * Acknowledges from the last to the first: the committed offset passes all of a payload's records
   * at once, and a restart never finds half a payload.
   */
  private static Uni<Void> acknowledge(List<Message<byte[]>> messages) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (int k = messages.size() - 1; k >= 0; k--) {
      Message<byte[]> message = messages.get(k);
      done = done.chain(() -> Uni.createFrom().completionStage(message::ack));
    }
    return done;
  }
}
