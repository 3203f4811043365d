package io.supercool.launcher.kafka;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Json;
import io.supercool.contracts.Topics;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
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

  /** Starts at the present ends of the topics. */
  public EventFollower(Cluster cluster) {
    consumer = cluster.consumer();
    List<String> topics = new ArrayList<>(List.of(Topics.METRICS, Topics.MODELS));
    Topics.ALL.forEach(topic -> topics.add(Topics.deadLetters(topic)));
    TopicPositions.assign(consumer, TopicPositions.ends(consumer, topics));
  }

  /** Gives what has come to {@code sink}, after waiting up to {@code patience} for the first. */
  public void poll(Duration patience, Sink sink) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
      pass(record, sink);
    }
  }

  private static void pass(ConsumerRecord<String, byte[]> record, Sink sink) {
    try {
      if (record.topic().equals(Topics.METRICS)) {
        sink.event(Json.read(value(record), MetricEvent.class));
      } else if (record.topic().equals(Topics.MODELS)) {
        sink.announcement(Json.read(value(record), ModelAnnouncement.class));
      } else {
        sink.deadLetter(DeadLetter.of(record));
      }
    } catch (ContractException e) {
      // Not one of ours, or newer than we are.
    }
  }

  private static byte[] value(ConsumerRecord<String, byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
