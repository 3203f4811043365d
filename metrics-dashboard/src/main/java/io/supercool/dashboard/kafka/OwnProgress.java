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

  /** The record at {@code offset} was handled, well or not. */
  public void handled(String topic, int partition, long offset) {
    positions.merge(new TopicPartition(topic, partition), offset + 1, Math::max);
    lastNanos = System.nanoTime();
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
