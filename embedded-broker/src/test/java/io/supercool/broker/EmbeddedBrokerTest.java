package io.supercool.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final int RECORDS = 8;

  @TempDir Path folder;

  @Test
  void keepsRecordsOfAMebibyteOverARestart() throws Exception {
    Path data = folder.resolve("not/yet/there");
    try (EmbeddedBroker broker = new EmbeddedBroker(0, data)) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.createTopics(Topics.definitions((short) 1)).all().get();
      }
      produce(broker, payload(-1, RecordLimits.MAX_RECORD_BYTES));
      for (int i = 0; i < RECORDS; i++) {
        produce(broker, payload(i, RecordLimits.BLOCK_BYTES));
      }
      assertThat(consume(broker, "first", RECORDS + 1)).hasSize(RECORDS + 1);
    }
    try (EmbeddedBroker broker = new EmbeddedBroker(0, data)) {
      produce(broker, payload(RECORDS, RecordLimits.BLOCK_BYTES));
      List<byte[]> records = consume(broker, "second", RECORDS + 2);
      assertThat(records).hasSize(RECORDS + 2);
      for (int i = 0; i <= RECORDS; i++) {
        assertThat(records.get(i + 1)).isEqualTo(payload(i, RecordLimits.BLOCK_BYTES));
      }
      assertThat(consume(broker, "first", 1)).as("committed offsets are kept").hasSize(1);
    }
    assertThat(data).isNotEmptyDirectory();
  }

  @Test
  void temporaryFolderIsGoneAfterwards() {
    Path data;
    try (EmbeddedBroker broker = EmbeddedBroker.temporary(0)) {
      data = broker.data();
      assertThat(data).isNotEmptyDirectory();
    }
    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> new EmbeddedBroker(taken.getLocalPort(), folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("in use");
    }
  }

  private static byte[] payload(int seed, int length) {
    byte[] payload = new byte[length];
    new Random(seed).nextBytes(payload);
    return payload;
  }

  private static void produce(EmbeddedBroker broker, byte[] payload) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "max.request.size",
            RecordLimits.MAX_MESSAGE_BYTES);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.GRAPHS.name(), 0, null, payload)).get();
    }
  }

  private static List<byte[]> consume(EmbeddedBroker broker, String group, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            group,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            "false");
    List<byte[]> values = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.GRAPHS.name()));
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }
}
