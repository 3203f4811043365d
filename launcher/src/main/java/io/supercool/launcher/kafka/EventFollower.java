package io.supercool.launcher.kafka;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Follows events, announcements and dead letters from the moment it is made. Not thread-safe. What
 * cannot be read is passed over: the dashboard, which consumes the same topics, dead-letters it.
 */
public final class EventFollower implements AutoCloseable {

  /** Takes what comes. */
  public interface Sink {
    /** A service measured or finished something. */
    void event(MetricEvent event);

    /** A checkpoint can be loaded. */
    void announcement(ModelAnnouncement announcement);

    /** A record could not be processed. */
    void deadLetter(DeadLetter letter);
  }

  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * Starts at the present ends of the topics.
   *
   * @param requireRunning throws if a broker that is away is not to be waited for
   */
  public EventFollower(Cluster cluster, Runnable requireRunning) {
    consumer = cluster.consumer();
    List<String> topics = new ArrayList<>(List.of(Topics.METRICS.name(), Topics.MODELS.name()));
    Topics.ALL.forEach(topic -> topics.add(topic.deadLetters()));
    TopicPositions.assign(consumer, TopicPositions.ends(consumer, topics, requireRunning));
  }

  /** Gives what has come to {@code sink}, after waiting up to {@code patience} for the first. */
  public void poll(Duration patience, Sink sink) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
      pass(record, sink);
    }
  }

  private static void pass(ConsumerRecord<String, byte[]> record, Sink sink) {
    try {
      if (record.topic().equals(Topics.METRICS.name())) {
        sink.event(Topics.METRICS.read(record.value()));
      } else if (record.topic().equals(Topics.MODELS.name())) {
        sink.announcement(Topics.MODELS.read(record.value()));
      } else {
        sink.deadLetter(DeadLetter.read(record));
      }
    } catch (ContractException e) {
      // Not one of ours, or newer than we are.
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
