package io.supercool.support;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.CloudEvents;
import io.supercool.contracts.Topics;
import io.supercool.contracts.wire.PayloadCodec;
import io.supercool.support.tracing.MessagingSpan;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes a payload as its blocks, in order, and completes once the broker has all of them.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public final class PayloadPublisher<T> {
  private final PayloadCodec<T> codec;
  private final MutinyEmitter<byte[]> emitter;
  private final String type;
  private final String topic;
  private final String source;

  /**
   * Sends through {@code emitter} as CloudEvents of {@code type} from the service {@code source}.
   */
  public PayloadPublisher(
      PayloadCodec<T> codec, MutinyEmitter<byte[]> emitter, String type, String source) {
    this.codec = codec;
    this.emitter = emitter;
    this.type = type;
    topic = topic(type);
    this.source = source;
  }

  /**
   * Publishes under {@code key}; waits for a broker that is away. Fails if the payload is not what
   * its topic promises or the broker refuses a block. In traces it is part of what the calling
   * thread does now.
   *
   * @return bytes published, after the last acknowledgement
   */
  public Uni<Long> publish(String key, T payload) {
    Context cause = Context.current();
    return Uni.createFrom()
        .deferred(
            () -> {
              MessagingSpan span = MessagingSpan.sending(cause, topic, payload);
              return span.until(encodeAndSend(key, payload, span));
            });
  }

  private Uni<Long> encodeAndSend(String key, T payload, MessagingSpan span) {
    return Uni.createFrom()
        .item(() -> codec.encode(payload, Topics.BLOCK_BYTES))
        .chain(
            blocks -> {
              String id = codec.id(payload);
              long bytes = blocks.stream().mapToLong(block -> block.length).sum();
              span.sentAs(blocks.size(), bytes);
              return Patience.untilSent(id, send(key, id, blocks, span)).replaceWith(bytes);
            });
  }

  /** One after another: what a failure leaves on the topic is a beginning, never a gap. */
  private Uni<Void> send(String key, String id, List<byte[]> blocks, MessagingSpan span) {
    return Multi.createFrom()
        .range(0, blocks.size())
        .onItem()
        .transformToUniAndConcatenate(
            block ->
                emitter.sendMessage(
                    record(key, id + "#" + block + "/" + blocks.size(), blocks.get(block), span)))
        .collect()
        .last();
  }

  private Message<byte[]> record(String key, String id, byte[] block, MessagingSpan span) {
    Message<byte[]> record = Records.record(key, id, type, source, CloudEvents.ARROW_STREAM, block);
    span.carriedBy(record);
    return record;
  }

  /** The topic is named after what it carries; which one it is, only the channel knows. */
  private static String topic(String type) {
    return Topics.ALL.stream()
        .filter(topic -> topic.startsWith(type + "s."))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no topic carries " + type));
  }
}
