package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.supercool.broker.EmbeddedBroker;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.GraphCodec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Prints what the transport of a real graph of 4,096 particles takes: encoded, published block by
 * block as a service does, read back and decoded, with the services' client settings and the
 * embedded broker in this JVM. Run on demand and with nothing beside it: the build's tests are
 * named otherwise. {@code -Dcompression=zstd} compresses.
 *
 * <pre>
 * mvn -B -pl graph-service -am test -Dtest=TransportMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class TransportMeasurement {
  private static final String SHARED = "mp.messaging.connector.smallrye-kafka.";
  private static final TopicPartition PARTITION = new TopicPartition("transport", 0);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final String compression = System.getProperty("compression", "none");
  private final int repetitions = Integer.getInteger("repetitions", 300);

  @Test
  void millisecondsPerGraph() throws Exception {
    Graph graph =
        new GraphBuilder(2, EdgePositions.INHERENT, 0).build(Snapshots.real("transport")).get(0);
    try (EmbeddedBroker broker = EmbeddedBroker.temporary(0)) {
      Map<String, Object> settings = settings(broker.bootstrapServers());
      try (Admin admin = Admin.create(settings)) {
        NewTopic topic = new NewTopic(PARTITION.topic(), 1, (short) 1);
        topic.configs(Map.of("max.message.bytes", String.valueOf(RecordLimits.MAX_MESSAGE_BYTES)));
        admin.createTopics(List.of(topic)).all().get();
      }
      try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings);
          KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
        consumer.assign(List.of(PARTITION));
        print(graph, measure(graph, producer, consumer));
        producer.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("compression-rate-avg"))
            .filter(metric -> metric.metricName().group().equals("producer-metrics"))
            .forEach(metric -> System.out.println("compressed to " + metric.metricValue()));
      }
    }
  }

  /**
   * Milliseconds of encoding, sending, reading what is not there yet, and decoding; of all;
   * processor time.
   */
  private double[][] measure(
      Graph graph, KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer)
      throws Exception {
    GraphCodec codec = new GraphCodec();
    double[][] times = new double[6][repetitions];
    for (int k = 0; k < repetitions; k++) {
      long processor = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      List<byte[]> records = codec.encode(graph, RecordLimits.BLOCK_BYTES);
      long encoded = System.nanoTime();
      for (byte[] record : records) {
        producer.send(new ProducerRecord<>(PARTITION.topic(), "transport", record)).get();
      }
      long sent = System.nanoTime();
      List<byte[]> received = new ArrayList<>();
      while (received.size() < records.size()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(10))) {
          received.add(record.value());
        }
      }
      long read = System.nanoTime();
      List<Block<Graph>> blocks = received.stream().map(codec::decode).toList();
      Graph decoded = codec.join(blocks);
      long end = System.nanoTime();
      assertThat(decoded.edges()).isEqualTo(graph.edges());
      long[] moments = {start, encoded, sent, read, end};
      for (int part = 0; part < 4; part++) {
        times[part][k] = (moments[part + 1] - moments[part]) / 1e6;
      }
      times[4][k] = (end - start) / 1e6;
      times[5][k] = (PROCESS.getProcessCpuTime() - processor) / 1e6;
    }
    return times;
  }

  private void print(Graph graph, double[][] times) {
    List<byte[]> records = new GraphCodec().encode(graph, RecordLimits.BLOCK_BYTES);
    System.out.printf(
        "%d edges, %s: %.2f MB in %d records%n",
        graph.edges(),
        compression,
        records.stream().mapToLong(record -> record.length).sum() / 1e6,
        records.size());
    System.out.printf(
        "median: encode %.1f ms, send %.1f ms, read %.1f ms, decode %.1f ms; all %.1f ms%n",
        quantile(times[0], 0.5),
        quantile(times[1], 0.5),
        quantile(times[2], 0.5),
        quantile(times[3], 0.5),
        quantile(times[4], 0.5));
    System.out.printf(
        "a tenth takes at most %.1f ms; processor time with the broker's %.1f ms%n",
        quantile(times[4], 0.1), mean(times[5]));
  }

  /** Of the second half; the clock of processor time ticks every 10 ms. */
  private static double mean(double[] times) {
    return Arrays.stream(times).skip(times.length / 2).average().orElseThrow();
  }

  /** Of the second half, when the methods are compiled. */
  private static double quantile(double[] times, double share) {
    double[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
    Arrays.sort(warm);
    return warm[(int) (share * warm.length)];
  }

  /** What service-support gives every channel. */
  private Map<String, Object> settings(String bootstrapServers) throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        TransportMeasurement.class.getResourceAsStream(
            "/META-INF/microprofile-config.properties")) {
      properties.load(file);
    }
    Map<String, Object> settings = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(SHARED)) {
        settings.put(name.substring(SHARED.length()), properties.getProperty(name));
      }
    }
    assertThat(settings).containsKey("max.request.size");
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("compression.type", compression);
    return settings;
  }
}
