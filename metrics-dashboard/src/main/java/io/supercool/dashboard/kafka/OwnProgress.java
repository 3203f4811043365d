package io.supercool.dashboard.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far this dashboard has read: it commits no offsets, so the broker cannot tell. */
@ApplicationScoped
public class OwnProgress {
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private volatile long lastNanos = System.nanoTime();

  /**
   * Takes note of a record, one thread per partition at a time; false if it was noted before. With
   * nothing committed, whatever makes the consumer join its group again makes it read from the
   * start again.
   */
  public boolean isNew(String topic, int partition, long offset) {
    lastNanos = System.nanoTime();
    TopicPartition from = new TopicPartition(topic, partition);
    long before = positions.getOrDefault(from, 0L);
    positions.put(from, Math.max(before, offset + 1));
    return offset >= before;
  }

  /** Offset after the last record handled in each partition. */
  Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  /** Seconds since anything was handled. */
  public double idleSeconds() {
    return (System.nanoTime() - lastNanos) / 1e9;
  }
}
