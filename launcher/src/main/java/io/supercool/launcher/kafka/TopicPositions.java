package io.supercool.launcher.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Where topics end now. */
final class TopicPositions {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private TopicPositions() {}

  /**
   * The next offset of every partition of {@code topics}. Waits for a broker that is away.
   *
   * @param requireRunning throws if there is nothing to wait for
   */
  static Map<TopicPartition, Long> ends(
      Consumer<?, ?> consumer, Collection<String> topics, Runnable requireRunning) {
    BrokerWait wait = new BrokerWait(requireRunning);
    while (true) {
      try {
        List<TopicPartition> partitions =
            topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, ATTEMPT).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return consumer.endOffsets(partitions, ATTEMPT);
      } catch (RetriableException e) {
        wait.goOn();
      }
    }
  }

  /** Assigns {@code positions} and starts there. */
  static void assign(Consumer<?, ?> consumer, Map<TopicPartition, Long> positions) {
    consumer.assign(positions.keySet());
    positions.forEach(consumer::seek);
  }
}
