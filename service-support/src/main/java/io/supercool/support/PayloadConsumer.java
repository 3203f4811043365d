package io.supercool.support;

import io.smallrye.mutiny.Uni;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PayloadCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Consumes payloads that arrive as blocks. A payload's messages are acknowledged once its handler
 * is done with it, and not before, so that a crash brings them back. What cannot be processed is
 * negatively acknowledged, which sends it to the dead-letter topic: one record per payload, the
 * first, carries the reason; the others are acknowledged.
 *
 * <p>One payload at a time; all work is done on the given executor, so the Kafka client keeps
 * polling.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public final class PayloadConsumer<T> {
  private static final Logger LOG = Logger.getLogger(PayloadConsumer.class);

  private final BlockAssembler<T, Message<byte[]>> assembler;
  private final Executor worker;
  private final Function<T, Uni<Void>> handler;

  /**
   * At most {@code maxUnfinished} payloads wait for their blocks; {@code handler} completes when
   * what it made of a payload is durable.
   */
  public PayloadConsumer(
      PayloadCodec<T> codec, int maxUnfinished, Executor worker, Function<T, Uni<Void>> handler) {
    assembler = new BlockAssembler<>(codec, maxUnfinished);
    this.worker = worker;
    this.handler = handler;
  }

  /** Takes the next record. Never fails: failures end in the dead-letter topic. */
  public Uni<Void> consume(Message<byte[]> message) {
    return Uni.createFrom()
        .item(() -> assembler.add(message.getPayload(), message))
        .runSubscriptionOn(worker)
        .chain(this::settle)
        .onFailure()
        .recoverWithUni(failure -> reject(List.of(message), failure));
  }

  private Uni<Void> settle(BlockAssembler.Result<T, Message<byte[]>> result) {
    Uni<Void> earlier =
        acknowledge(result.superseded())
            .chain(
                () ->
                    reject(
                        result.abandoned(),
                        new ContractException("the other blocks of this payload never came")));
    T payload = result.payload();
    if (payload == null) {
      return earlier;
    }
    return earlier
        .emitOn(worker)
        .chain(() -> handler.apply(payload))
        .chain(() -> acknowledge(result.messages()))
        .onFailure()
        .recoverWithUni(failure -> reject(result.messages(), failure));
  }

  private static Uni<Void> acknowledge(List<Message<byte[]>> messages) {
    List<Uni<Void>> all = new ArrayList<>();
    for (Message<byte[]> message : messages) {
      all.add(Uni.createFrom().completionStage(message::ack));
    }
    return all.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(all).andFailFast().replaceWithVoid();
  }

  private static Uni<Void> reject(List<Message<byte[]>> messages, Throwable failure) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    LOG.warnf("Dead letter: %s", failure.getMessage());
    return Uni.createFrom()
        .completionStage(() -> messages.get(0).nack(failure))
        .chain(() -> acknowledge(messages.subList(1, messages.size())));
  }
}
