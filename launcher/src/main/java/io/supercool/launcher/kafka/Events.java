package io.supercool.launcher.kafka;

import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happens as far as a broker is there to take it. Nobody waits for that, and nobody
 * is told that it failed: a bounded number of events waits, the oldest is dropped, and whatever
 * counts is said elsewhere too. Thread-safe.
 */
public final class Events implements AutoCloseable {
  private static final int MAX_WAITING = 64;

  private final Cluster cluster;

  /** Of the sender's thread alone, and only once there is something to send. */
  private @Nullable KafkaProducer<String, byte[]> producer;

  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          work -> {
            Thread thread = new Thread(work, "events");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardOldestPolicy());

  /** To {@code cluster}, which need not be there yet. */
  public Events(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Publishes {@code event} soon, if that is possible. Returns at once. */
  public void publish(MetricEvent event) {
    sender.execute(() -> send(event));
  }

  private void send(MetricEvent event) {
    try {
      if (producer == null) {
        producer = cluster.impatientProducer();
      }
      producer.send(Topics.METRICS.record(event, "launcher"));
    } catch (KafkaException e) {
      // No broker now.
    }
  }

  /** Drops what waits. Returns at once. */
  @Override
  public void close() {
    sender.getQueue().clear();
    sender.execute(this::closeProducer);
    sender.shutdown();
  }

  private void closeProducer() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
