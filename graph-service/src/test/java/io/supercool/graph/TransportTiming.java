package io.supercool.graph;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Topics;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.GraphCodec;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * Prints what the transport of a real graph of 4,096 particles takes: encoded, published block by
 * block as a service does, read back and decoded, with the services' client settings and the
 * embedded broker in this JVM. Arguments: lMax of the harmonics carried (0), compression.type
 * (none), repetitions (200).
 *
 * <pre>mvn -B -pl graph-service -am test -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false
 * java -cp CLASSPATH io.supercool.graph.TransportTiming 0 none</pre>
 */
final class TransportTiming {
  private static final String SHARED = "mp.messaging.connector.smallrye-kafka.";
  private static final TopicPartition PARTITION = new TopicPartition("transport", 0);

  private TransportTiming() {}

  /** Prints medians. */
  public static void main(String[] arguments) throws Exception {
    int lMax = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    String compression = arguments.length > 1 ? arguments[1] : "none";
    int repetitions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
    Graph graph =
        new GraphBuilder(2, lMax, EdgePositions.INHERENT).build(Snapshots.real("transport"));
    try (EmbeddedBroker broker = EmbeddedBroker.temporary(0)) {
      Map<String, Object> settings = settings(broker.bootstrapServers(), compression);
      try (Admin admin = Admin.create(settings)) {
        NewTopic topic = new NewTopic(PARTITION.topic(), 1, (short) 1);
        topic.configs(Map.of("max.message.bytes", String.valueOf(Topics.MAX_MESSAGE_BYTES)));
        admin.createTopics(List.of(topic)).all().get();
      }
      try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings);
          KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
        consumer.assign(List.of(PARTITION));
        print(graph, compression, measure(graph, producer, consumer, repetitions));
        producer.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("compression-rate-avg"))
            .filter(metric -> metric.metricName().group().equals("producer-metrics"))
            .forEach(metric -> System.out.println("compressed to " + metric.metricValue()));
      }
    }
  }

  /** Milliseconds of encoding, sending, reading what is not there yet, and decoding; of all. */
  private static double[][] measure(
      Graph graph,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, byte[]> consumer,
      int repetitions)
      throws Exception {
    GraphCodec codec = new GraphCodec();
    double[][] times = new double[5][repetitions];
    for (int k = 0; k < repetitions; k++) {
      long start = System.nanoTime();
      List<byte[]> records = codec.encode(graph, Topics.BLOCK_BYTES);
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
      if (decoded.edges() != graph.edges()) {
        throw new IllegalStateException("another graph: " + decoded.edges() + " edges");
      }
      long[] moments = {start, encoded, sent, read, end};
      for (int part = 0; part < 4; part++) {
        times[part][k] = (moments[part + 1] - moments[part]) / 1e6;
      }
      times[4][k] = (end - start) / 1e6;
    }
    return times;
  }

  private static void print(Graph graph, String compression, double[][] times) {
    List<byte[]> records = new GraphCodec().encode(graph, Topics.BLOCK_BYTES);
    System.out.printf(
        "%d edges, lMax %d, %s: %.2f MB in %d records%n",
        graph.edges(),
        graph.lMax(),
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
    System.out.printf("a tenth takes at most %.1f ms%n", quantile(times[4], 0.1));
  }

  /** Of the second half, when the methods are compiled. */
  private static double quantile(double[] times, double share) {
    double[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
    Arrays.sort(warm);
    return warm[(int) (share * warm.length)];
  }

  /** What service-support gives every channel. */
  private static Map<String, Object> settings(String bootstrapServers, String compression)
      throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        TransportTiming.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      properties.load(file);
    }
    Map<String, Object> settings = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(SHARED)) {
        settings.put(name.substring(SHARED.length()), properties.getProperty(name));
      }
    }
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("compression.type", compression);
    return settings;
  }
}
