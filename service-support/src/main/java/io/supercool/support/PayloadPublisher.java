package io.supercool.support;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.support.tracing.MessagingSpan;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes a payload as its blocks, in order, and completes once the broker has all of them.
 *
 * @param <T> the kind of payload
 */
public final class PayloadPublisher<T extends Payload> {
  private final PayloadTopic<T> topic;
  private final MutinyEmitter<byte[]> emitter;
  private final String source;

  /** Sends to {@code topic} through {@code emitter} from the service {@code source}. */
  public PayloadPublisher(PayloadTopic<T> topic, MutinyEmitter<byte[]> emitter, String source) {
    this.topic = topic;
    this.emitter = emitter;
    this.source = source;
  }

  /**
   * Publishes under the topic's key; waits for a broker that is away. Fails if the payload is not
   * what its topic promises or the broker refuses a block. In traces it is part of what the calling
   * thread does now.
   *
   * @return bytes published, after the last acknowledgement
   */
  public Uni<Long> publish(T payload) {
    Context cause = Context.current();
    return Uni.createFrom()
        .deferred(
            () -> {
              MessagingSpan span = MessagingSpan.sending(cause, topic, payload);
              return span.until(encodeAndSend(payload, span));
            });
  }

  private Uni<Long> encodeAndSend(T payload, MessagingSpan span) {
    return Uni.createFrom()
        .item(() -> topic.codec().encode(payload, RecordLimits.BLOCK_BYTES))
        .chain(
            blocks -> {
              long bytes = blocks.stream().mapToLong(block -> block.length).sum();
              span.sentAs(blocks.size(), bytes);
              return Patience.untilSent(payload.recordId(), send(payload, blocks, span))
                  .replaceWith(bytes);
            });
  }

  /** One after another: what a failure leaves on the topic is the first blocks, never a gap. */
  private Uni<Void> send(T payload, List<byte[]> blocks, MessagingSpan span) {
    return Multi.createFrom()
        .range(0, blocks.size())
        .onItem()
        .transformToUniAndConcatenate(
            block -> emitter.sendMessage(record(payload, blocks, block, span)))
        .collect()
        .last();
  }

  private Message<byte[]> record(T payload, List<byte[]> blocks, int block, MessagingSpan span) {
    String id = CloudEvents.blockId(topic.id(payload), block, blocks.size());
    Message<byte[]> record =
        Records.message(topic.key(payload), topic.headers(id, source), blocks.get(block));
    span.carriedBy(record);
    return record;
  }
}
