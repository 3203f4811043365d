package io.supercool.graph;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts snapshots together from their blocks. When partitions are taken away, what is unfinished is
 * forgotten, or it would be dead-lettered although another process handles it: with the range
 * assignor every partition is taken away in a rebalance, and what was not acknowledged comes again.
 */
@ApplicationScoped
@Identifier("snapshot-blocks")
class SnapshotBlocks implements KafkaConsumerRebalanceListener {
  private static final int MOST_UNFINISHED = 4;

  private BlockAssembler<Configuration, Message<byte[]>> assembler = empty();

  /**
   * Takes the next record.
   *
   * @throws io.supercool.contracts.ContractException if it is not a block
   */
  synchronized BlockAssembler.Result<Configuration, Message<byte[]>> add(Message<byte[]> message) {
    return assembler.add(message.getPayload(), message);
  }

  @Override
  public synchronized void onPartitionsRevoked(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    assembler = empty();
  }

  @Override
  public synchronized void onPartitionsLost(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    assembler = empty();
  }

  private static BlockAssembler<Configuration, Message<byte[]>> empty() {
    return new BlockAssembler<>(new ConfigurationCodec(), MOST_UNFINISHED);
  }
}
