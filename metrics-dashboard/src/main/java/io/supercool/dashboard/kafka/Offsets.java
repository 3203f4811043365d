package io.supercool.dashboard.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the broker says of every partition at one moment. Partitions of topics that do not exist yet
 * are absent.
 *
 * @param beginning first offset on the log
 * @param end offset the next record will get
 * @param committed by each group watched; a partition is absent before its first commit
 */
record Offsets(
    Map<TopicPartition, Long> beginning,
    Map<TopicPartition, Long> end,
    Map<String, Map<TopicPartition, Long>> committed) {

  /** Records on a topic's log. */
  long records(String topic) {
    return sumOfEnds(topic) - sum(beginning, topic);
  }

  /** Sum of a topic's end offsets: it only grows, by one per record. */
  long sumOfEnds(String topic) {
    return sum(end, topic);
  }

  /**
   * Records of a topic that come after {@code positions}, or all of a partition's where there is no
   * position.
   */
  long after(String topic, Map<TopicPartition, Long> positions) {
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> partition : end.entrySet()) {
      if (partition.getKey().topic().equals(topic)) {
        long from = beginning.getOrDefault(partition.getKey(), 0L);
        long position = positions.getOrDefault(partition.getKey(), from);
        lag += Math.max(0, partition.getValue() - Math.max(from, position));
      }
    }
    return lag;
  }

  /** Records of a topic that {@code group} has not finished, as far as it has committed. */
  long lag(String group, String topic) {
    return after(topic, committed.getOrDefault(group, Map.of()));
  }

  private static long sum(Map<TopicPartition, Long> offsets, String topic) {
    long sum = 0;
    for (Map.Entry<TopicPartition, Long> partition : offsets.entrySet()) {
      if (partition.getKey().topic().equals(topic)) {
        sum += partition.getValue();
      }
    }
    return sum;
  }
}
