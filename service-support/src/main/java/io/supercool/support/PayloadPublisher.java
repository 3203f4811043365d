package io.supercool.support;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.CloudEvents;
import io.supercool.contracts.Topics;
import io.supercool.contracts.wire.PayloadCodec;
import java.util.List;

/**
 * Publishes a payload as its blocks, in order, and completes once the broker has all of them.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public final class PayloadPublisher<T> {
  private final PayloadCodec<T> codec;
  private final MutinyEmitter<byte[]> emitter;
  private final String type;
  private final String source;

  /**
   * Sends through {@code emitter} as CloudEvents of {@code type} from the service {@code source}.
   */
  public PayloadPublisher(
      PayloadCodec<T> codec, MutinyEmitter<byte[]> emitter, String type, String source) {
    this.codec = codec;
    this.emitter = emitter;
    this.type = type;
    this.source = source;
  }

  /**
   * Publishes under {@code key}; waits for a broker that is away. Fails if the payload is not what
   * its topic promises or the broker refuses a block.
   *
   * @return bytes published, after the last acknowledgement
   */
  public Uni<Long> publish(String key, T payload) {
    return Uni.createFrom()
        .item(() -> codec.encode(payload, Topics.BLOCK_BYTES))
        .chain(
            blocks -> {
              String id = codec.id(payload);
              return Patience.untilSent(id, send(key, id, blocks));
            });
  }

  /** One after another: what a failure leaves on the topic is a beginning, never a gap. */
  private Uni<Long> send(String key, String id, List<byte[]> blocks) {
    return Multi.createFrom()
        .range(0, blocks.size())
        .onItem()
        .transformToUniAndConcatenate(
            block ->
                emitter.sendMessage(
                    Records.record(
                        key,
                        id + "#" + block + "/" + blocks.size(),
                        type,
                        source,
                        CloudEvents.ARROW_STREAM,
                        blocks.get(block))))
        .collect()
        .last()
        .replaceWith(() -> blocks.stream().mapToLong(block -> block.length).sum());
  }
}
