package io.supercool.support;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.supercool.contracts.Payload;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PayloadCodec;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts a channel's payloads together from their blocks, and groups from payloads. When partitions
 * are taken away, what is unfinished is forgotten, or it would be dead-lettered although another
 * process handles it: with the range assignor every partition is taken away in a rebalance, and
 * what was not acknowledged comes again.
 *
 * <p>A service declares a subclass as a bean, named by the channel's {@code
 * consumer-rebalance-listener.name}.
 *
 * @param <T> the kind of payload
 * @param <G> what is handled at once
 */
public abstract class PayloadBlocks<T extends Payload, G>
    implements KafkaConsumerRebalanceListener {
  /** Well above the partitions a process can have: each may be in the middle of a payload. */
  private static final int MAX_UNFINISHED = 4 * Topic.PARTITIONS;

  private final PayloadCodec<T> codec;
  private final PayloadGroups<T, G> groups;
  private BlockAssembler<T, Message<byte[]>> assembler;

  /** Blocks of {@code topic}, whose payloads are handled in {@code groups}. */
  protected PayloadBlocks(PayloadTopic<T> topic, PayloadGroups<T, G> groups) {
    codec = topic.codec();
    this.groups = groups;
    assembler = new BlockAssembler<>(codec, MAX_UNFINISHED);
  }

  /**
   * Takes the next record.
   *
   * @throws io.supercool.contracts.ContractException if it is not a block
   */
  synchronized BlockAssembler.Result<T, Message<byte[]>> add(Message<byte[]> message) {
    return assembler.add(message.getPayload(), message);
  }

  /** Takes a payload that its blocks completed. */
  synchronized PayloadGroups.Result<G> group(T payload, List<Message<byte[]>> messages) {
    return groups.add(payload, messages);
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget();
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget();
  }

  private synchronized void forget() {
    groups.forget();
    assembler = new BlockAssembler<>(codec, MAX_UNFINISHED);
  }
}
