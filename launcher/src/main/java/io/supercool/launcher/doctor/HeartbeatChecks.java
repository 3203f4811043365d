package io.supercool.launcher.doctor;

import io.supercool.console.Durations;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.RecordRange;
import io.supercool.launcher.system.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The services as their newest heartbeats show them, and whether their clocks are right. */
final class HeartbeatChecks {
  /** Among so many of the newest events of a partition there is a heartbeat. */
  private static final int NEWEST = 500;

  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final Duration SAME_TIME = Duration.ofSeconds(2);

  private HeartbeatChecks() {}

  /**
   * A heartbeat.
   *
   * @param beat what it says
   * @param sent when, by the clock of the service's machine
   */
  record Heard(Heartbeat beat, Instant sent) {}

  /** One for each service, of the newest heartbeat of any process of it. */
  static List<Finding> of(Cluster cluster) {
    Map<String, Heard> newest = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.bytesConsumer()) {
      for (var partition : consumer.partitionsFor(Topics.METRICS.name())) {
        RecordRange.all(consumer, new TopicPartition(partition.topic(), partition.partition()))
            .last(NEWEST)
            .read(
                consumer,
                record -> {
                  hear(record, newest);
                  return true;
                });
      }
    }
    Instant now = Instant.now();
    List<Finding> findings = new ArrayList<>();
    for (Service service : Service.values()) {
      findings.add(heard(service.folder(), newest.get(service.folder()), now));
    }
    return findings;
  }

  private static void hear(ConsumerRecord<byte[], byte[]> record, Map<String, Heard> newest) {
    try {
      if (Topics.METRICS.read(record.value()) instanceof Heartbeat beat) {
        newest.merge(
            beat.service(),
            new Heard(beat, Instant.ofEpochMilli(record.timestamp())),
            (one, other) -> one.sent().isAfter(other.sent()) ? one : other);
      }
    } catch (ContractException e) {
      // Not an event: the dashboard dead-letters it.
    }
  }

  /** How a service is, given its newest heartbeat. */
  static Finding heard(String service, @Nullable Heard heard, Instant now) {
    String check = "heartbeat " + service;
    if (heard == null) {
      return Finding.warn(check, "none is there", "Is the service up? See: ./supercool status");
    }
    Duration age = Duration.between(heard.sent(), now);
    if (age.compareTo(SAME_TIME.negated()) < 0) {
      return Finding.warn(
          check,
          "its clock is %s ahead of this machine's".formatted(Durations.text(-age.toSeconds())),
          "Set the clocks of the machines, by NTP.");
    }
    String text = "%s ago".formatted(Durations.text(age.toSeconds()));
    if (age.compareTo(SILENT) > 0) {
      return Finding.warn(
          check, text, "The service is down, or the clock of its machine is behind this one's.");
    }
    return heard.beat().ready()
        ? Finding.ok(check, text)
        : Finding.warn(
            check, text + ", not ready", "See the log of " + heard.beat().instance() + ".");
  }
}
