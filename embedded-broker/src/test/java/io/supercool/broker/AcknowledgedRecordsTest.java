package io.supercool.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.broker.testing.BrokerClient;
import io.supercool.storage.power.PowerCut;
import io.supercool.storage.power.PowerCut.Names;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the broker has acknowledged is there after a power cut: topics, records and offsets of
 * groups; and producers go on. One moment is tried; {@code -Dseeds=20} tries twenty.
 */
class AcknowledgedRecordsTest {
  private static final List<String> TOPICS = List.of("events", "blocks", "rare");
  private static final int PARTITIONS = 3;
  private static final int RARELY = 50;
  private static final int BLOCK_BYTES = 100_000;
  private static final int MOST_ACKNOWLEDGED = 2_000;
  private static final int MOST_UNDERWAY = 500;
  private static final int COMMIT_EVERY = 20;
  private static final String GROUP = "readers";
  private static final TopicPartition READ = new TopicPartition("events", 0);

  @TempDir Path folder;

  private final Map<TopicPartition, List<Integer>> sent = new HashMap<>();
  private int numbers;
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicLong committed = new AtomicLong();

  static IntStream seeds() {
    return IntStream.rangeClosed(1, Integer.getInteger("seeds", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(900)
  void outliveAPowerCut(int seed) throws Exception {
    Random random = new Random(seed);
    PowerCut cut = PowerCut.in(folder);
    Path data = cut.folder().resolve("not/yet/there");
    int port = freePort();
    if (seed % 2 == 0) {
      endInOrder(start(cut, data, port));
    }
    Process broker = start(cut, data, port);
    String servers = "127.0.0.1:" + port;
    try (Admin admin = admin(servers)) {
      admin
          .createTopics(
              TOPICS.stream().map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)).toList())
          .all()
          .get();
    }
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      greet(producer);
      useUntilCut(broker, servers, producer, random);
      Set<Integer> before = new TreeSet<>(acknowledged);
      long offset = committed.get();

      Names names = seed % 3 == 0 ? Names.AT_ONCE : Names.FLUSHED;
      Path disk = cut.disk(folder.resolve("disk"), names).resolve(cut.folder().relativize(data));
      try (EmbeddedBroker restarted = new EmbeddedBroker(port, disk)) {
        assertThat(offset(servers)).isGreaterThanOrEqualTo(offset);
        assertThat(records(servers).values().stream().flatMap(List::stream))
            .as("acknowledged before the cut")
            .containsAll(before);
        producer.flush();
        assertThat(records(servers)).as("each once, in order").isEqualTo(sent);
      }
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private static Process start(PowerCut cut, Path data, int port) throws Exception {
    Process broker =
        cut.java(Main.class, "--data", data.toString(), "--port", String.valueOf(port)).start();
    assertThat(broker.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("ready ");
    return broker;
  }

  private static void endInOrder(Process broker) throws Exception {
    broker.destroy();
    assertThat(broker.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /**
   * Sends a first record to every partition. Where several are underway to a partition that is not
   * ready yet, Kafka may take the second before the first, and then never takes the first.
   */
  private void greet(KafkaProducer<String, byte[]> producer) {
    for (String topic : TOPICS) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        send(producer, new TopicPartition(topic, partition), numbers++);
      }
    }
    producer.flush();
  }

  /** Sends and commits until enough is acknowledged, and kills the broker with more underway. */
  private void useUntilCut(
      Process broker, String servers, KafkaProducer<String, byte[]> producer, Random random)
      throws Exception {
    int enough = 1 + random.nextInt(MOST_ACKNOWLEDGED);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "group.id", GROUP),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(READ));
      while (acknowledged.size() < enough) {
        if (numbers - acknowledged.size() < MOST_UNDERWAY) {
          send(producer, any(random), numbers++);
        }
        if (numbers % COMMIT_EVERY == 0) {
          consumer.commitAsync(
              Map.of(READ, new OffsetAndMetadata(numbers)),
              (offsets, failure) -> {
                if (failure == null) {
                  committed.accumulateAndGet(offsets.get(READ).offset(), Math::max);
                }
              });
          consumer.poll(Duration.ZERO);
        }
      }
      broker.destroyForcibly().waitFor();
    }
  }

  /** Mostly of events. */
  private static TopicPartition any(Random random) {
    int kind = random.nextInt(RARELY);
    return new TopicPartition(
        TOPICS.get(kind < TOPICS.size() ? kind : 0), random.nextInt(PARTITIONS));
  }

  private void send(KafkaProducer<String, byte[]> producer, TopicPartition partition, int number) {
    sent.computeIfAbsent(partition, none -> new ArrayList<>()).add(number);
    byte[] value = new byte[partition.topic().equals("blocks") ? BLOCK_BYTES : 1];
    producer.send(
        new ProducerRecord<>(
            partition.topic(), partition.partition(), String.valueOf(number), value),
        (metadata, failure) -> {
          if (failure == null) {
            acknowledged.add(number);
          }
        });
  }

  private static Map<TopicPartition, List<Integer>> records(String servers) {
    Map<TopicPartition, List<Integer>> records = new HashMap<>();
    try (BrokerClient client = new BrokerClient(servers)) {
      for (String topic : TOPICS) {
        for (ConsumerRecord<String, byte[]> record : client.all(topic, all -> true)) {
          records
              .computeIfAbsent(
                  new TopicPartition(topic, record.partition()), none -> new ArrayList<>())
              .add(Integer.valueOf(record.key()));
        }
      }
    }
    return records;
  }

  private static long offset(String servers) throws Exception {
    try (Admin admin = admin(servers)) {
      OffsetAndMetadata offset =
          admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().get(READ);
      return offset == null ? 0 : offset.offset();
    }
  }

  private static Admin admin(String servers) {
    return Admin.create(Map.of("bootstrap.servers", servers));
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
