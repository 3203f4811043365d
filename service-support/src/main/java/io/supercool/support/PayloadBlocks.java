package io.supercool.support;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.supercool.contracts.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PayloadCodec;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts a channel's payloads together from their blocks. When partitions are taken away, what is
 * unfinished is forgotten, or it would be dead-lettered although another process handles it: with
 * the range assignor every partition is taken away in a rebalance, and what was not acknowledged
 * comes again.
 *
 * <p>A service declares a subclass as a bean, named by the channel's {@code
 * consumer-rebalance-listener.name}.
 *
 * @param <T> {@code Configuration}, {@code Graph} or {@code Prediction}
 */
public abstract class PayloadBlocks<T> implements KafkaConsumerRebalanceListener {
  /** Well above the partitions a process can have: each may be in the middle of a payload. */
  private static final int MOST_UNFINISHED = 4 * Topics.PARTITIONS;

  private final PayloadCodec<T> codec;
  private BlockAssembler<T, Message<byte[]>> assembler;

  /** Blocks that {@code codec} reads. */
  protected PayloadBlocks(PayloadCodec<T> codec) {
    this.codec = codec;
    assembler = new BlockAssembler<>(codec, MOST_UNFINISHED);
  }

  /**
   * Takes the next record.
   *
   * @throws io.supercool.contracts.ContractException if it is not a block
   */
  synchronized BlockAssembler.Result<T, Message<byte[]>> add(Message<byte[]> message) {
    return assembler.add(message.getPayload(), message);
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
    assembler = new BlockAssembler<>(codec, MOST_UNFINISHED);
  }
}
