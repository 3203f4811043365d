package io.supercool.launcher.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where topics end now. */
final class TopicPositions {
  private TopicPositions() {}

  /** The next offset of every partition of {@code topics}. */
  static Map<TopicPartition, Long> ends(Consumer<?, ?> consumer, Collection<String> topics) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    return consumer.endOffsets(partitions);
  }

  /** Assigns {@code positions} and starts there. */
  static void assign(Consumer<?, ?> consumer, Map<TopicPartition, Long> positions) {
    consumer.assign(positions.keySet());
    positions.forEach(consumer::seek);
  }
}
