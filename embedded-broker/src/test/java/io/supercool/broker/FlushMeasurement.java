package io.supercool.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what it costs that the broker flushes what it acknowledges: two topics of one broker, of
 * which one is flushed, in turns. Run on demand and with nothing beside it: the build's tests are
 * named otherwise.
 *
 * <pre>
 * mvn -B -pl embedded-broker -am test -Dtest=FlushMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class FlushMeasurement {
  private static final String NEVER = String.valueOf(Long.MAX_VALUE);
  private static final int EVENT_BYTES = 300;
  private static final int ROUNDS = Integer.getInteger("rounds", 7);

  @TempDir Path folder;

  /** How long one record of so many bytes takes where so many are underway. */
  private record Load(String what, int bytes, int records, int underway) {}

  @Test
  void microsecondsPerRecord() throws Exception {
    List<Load> loads =
        List.of(
            new Load("block of 1 MiB, one at a time", RecordLimits.BLOCK_BYTES, 30, 1),
            new Load("blocks of 1 MiB, five underway", RecordLimits.BLOCK_BYTES, 60, 5),
            new Load("event, one at a time", EVENT_BYTES, 200, 1),
            new Load("events, a hundred underway", EVENT_BYTES, 10_000, 100));
    System.out.println("disk: " + Files.getFileStore(folder));
    try (EmbeddedBroker broker = new EmbeddedBroker(0, folder.resolve("broker"))) {
      Map<String, Object> settings =
          Map.of(
              "bootstrap.servers",
              broker.bootstrapServers(),
              "max.request.size",
              RecordLimits.MAX_MESSAGE_BYTES,
              "linger.ms",
              0);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .createTopics(
                List.of(
                    new NewTopic("flushed", 1, (short) 1),
                    new NewTopic("unflushed", 1, (short) 1)
                        .configs(Map.of("flush.messages", NEVER))))
            .all()
            .get();
      }
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (Load load : loads) {
          print(load, producer);
        }
      }
    }
    System.out.printf(
        "all %d topics created: kept %.1f s, temporary %.1f s%n",
        Topics.definitions((short) 1).size(),
        creation(new EmbeddedBroker(0, folder.resolve("another"))),
        creation(EmbeddedBroker.temporary(0)));
  }

  private static void print(Load load, KafkaProducer<byte[], byte[]> producer) throws Exception {
    double[] flushed = new double[ROUNDS];
    double[] unflushed = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    round(load, "flushed", producer);
    round(load, "unflushed", producer);
    for (int k = 0; k < ROUNDS; k++) {
      flushed[k] = round(load, "flushed", producer);
      unflushed[k] = round(load, "unflushed", producer);
      ratios[k] = flushed[k] / unflushed[k];
    }
    System.out.printf(
        "%s: flushed %.0f us, unflushed %.0f us, ratio %.2f (%.2f to %.2f)%n",
        load.what(),
        median(flushed),
        median(unflushed),
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
    assertThat(flushed).doesNotContain(0);
  }

  private static double round(Load load, String topic, KafkaProducer<byte[], byte[]> producer)
      throws Exception {
    byte[] value = new byte[load.bytes()];
    List<Future<RecordMetadata>> underway = new ArrayList<>();
    long start = System.nanoTime();
    for (int k = 0; k < load.records(); k++) {
      if (underway.size() == load.underway()) {
        underway.remove(0).get();
      }
      underway.add(producer.send(new ProducerRecord<>(topic, value)));
    }
    for (Future<RecordMetadata> sent : underway) {
      sent.get();
    }
    return (System.nanoTime() - start) / 1e3 / load.records();
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  /** Until the last topic takes a record. */
  private static double creation(EmbeddedBroker broker) throws Exception {
    try (broker;
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      long start = System.nanoTime();
      admin.createTopics(Topics.definitions((short) 1)).all().get();
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (NewTopic topic : Topics.definitions((short) 1)) {
          producer.send(new ProducerRecord<>(topic.name(), new byte[1], new byte[1])).get();
        }
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
