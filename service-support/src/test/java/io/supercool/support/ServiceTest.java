package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BrokerResource.class)
class ServiceTest {
  @Inject SnapshotReceiver receiver;
  @TestHTTPResource URI baseUri;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "supercool.instance")
  String instance;

  private BrokerClient broker;

  @BeforeEach
  void connect() {
    broker = new BrokerClient(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  @Test
  void theHeartbeatSaysWhereTheServiceIs() throws Exception {
    ConsumerRecord<String, byte[]> record =
        broker.first(1, Topics.METRICS.name(), this::isReadyHeartbeat).get(0);
    MetricEvent.Heartbeat heartbeat =
        (MetricEvent.Heartbeat) Json.read(record.value(), MetricEvent.class);
    assertThat(record.key()).isEqualTo("support-test");
    assertThat(header(record, "ce_type")).isEqualTo("supercool.metric");
    assertThat(heartbeat.service()).isEqualTo("support-test");
    assertThat(heartbeat.heapBytes()).isBetween(1L, heartbeat.heapMaxBytes());
    assertThat(get(URI.create(heartbeat.address() + "/q/health/ready"))).contains("UP");
  }

  @Test
  void aPayloadTravelsInBlocksThatAnyClientCanRoute() {
    Configuration sent = configuration("travels", 40_000);
    long bytes = receiver.publish(sent).await().atMost(Duration.ofSeconds(60));
    assertThat(bytes).isGreaterThan(RecordLimits.BLOCK_BYTES);
    List<ConsumerRecord<String, byte[]>> records =
        broker.first(2, Topics.SNAPSHOTS.name(), record -> "travels".equals(record.key()));
    BlockAssembler<Configuration, Integer> assembler =
        new BlockAssembler<>(new ConfigurationCodec(), 1);
    Configuration received = null;
    for (int block = 0; block < 2; block++) {
      ConsumerRecord<String, byte[]> record = records.get(block);
      assertThat(header(record, "ce_id")).isEqualTo("travels/c/0#" + block + "/2");
      assertThat(header(record, "ce_type")).isEqualTo("supercool.snapshot");
      assertThat(header(record, "ce_source")).isEqualTo("/support-test");
      assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
      assertThat(header(record, "content-type")).isEqualTo(CloudEvents.ARROW_STREAM);
      assertThat(record.headers().lastHeader("traceparent")).as("tracing is off").isNull();
      received = assembler.add(record.value(), block).payload();
    }
    assertThat(received).isNotNull();
    assertThat(received.positions()).isEqualTo(sent.positions());
    Until.holds(() -> receiver.received().contains("travels/c/0"));
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndTheRestGoesOn() throws Exception {
    byte[] largest = new byte[RecordLimits.MAX_RECORD_BYTES];
    new Random(1).nextBytes(largest);
    List<byte[]> values = List.of("garbage".getBytes(StandardCharsets.UTF_8), largest);
    for (byte[] value : values) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(Topics.SNAPSHOTS.name(), "hostile", value);
      malformed(record.headers());
      broker.send(record);
    }
    broker.send(Topics.SNAPSHOTS.name(), "hostile", null);
    receiver.publish(configuration("hostile", 10)).await().atMost(Duration.ofSeconds(60));
    Until.holds(() -> receiver.received().contains("hostile/c/0"));

    List<ConsumerRecord<String, byte[]>> letters = deadLetters("hostile", 3);
    assertThat(letters.get(0).value()).isEqualTo(values.get(0));
    assertThat(letters.get(1).value()).isEqualTo(largest);
    assertThat(letters.get(2).value()).isNull();
    assertThat(header(letters.get(0), "ce_source")).isEqualTo("::not a uri::");
    for (ConsumerRecord<String, byte[]> letter : letters) {
      assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topics.SNAPSHOTS.name());
      assertThat(header(letter, "dead-letter-reason"))
          .startsWith("support-test: supercool.snapshots.v1[")
          .contains("not a configuration/2 record");
    }
    assertThatDeadLettersAreCounted();
  }

  @Test
  void aPayloadWithAGapIsOneDeadLetter() throws Exception {
    List<byte[]> blocks =
        new ConfigurationCodec().encode(configuration("gap", 100), RecordLimits.BLOCK_BYTES / 1000);
    for (int block : List.of(0, 1, 3)) {
      broker.send(Topics.SNAPSHOTS.name(), "gap", blocks.get(block));
    }
    receiver.publish(configuration("gap", 10)).await().atMost(Duration.ofSeconds(60));
    Until.holds(() -> receiver.received().contains("gap/c/0"));
    List<ConsumerRecord<String, byte[]>> letters = deadLetters("gap", 1);
    assertThat(letters.get(0).value()).isEqualTo(blocks.get(3));
    assertThat(header(letters.get(0), "dead-letter-reason")).contains("block 2 was due");
    assertThatDeadLettersAreCounted();
  }

  /** The first of each place: a service that started again may have given a record up twice. */
  private List<ConsumerRecord<String, byte[]>> deadLetters(String key, int count) {
    Set<String> places = new HashSet<>();
    return broker.first(
        count,
        Topics.SNAPSHOTS.deadLetters(),
        record -> key.equals(record.key()) && places.add(DeadLetter.read(record).place()));
  }

  private void assertThatDeadLettersAreCounted() throws Exception {
    int letters = broker.all(Topics.SNAPSHOTS.deadLetters(), letter -> true).size();
    assertThat(get(baseUri.resolve("/q/metrics")))
        .contains(
            "supercool_dead_letters_total{topic=\"supercool.snapshots.v1\"} " + letters + ".0");
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return String.valueOf(CloudEvents.text(record.headers(), name));
  }

  private static String get(URI uri) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** Headers that a CloudEvents parser chokes on. */
  private static void malformed(Headers headers) {
    headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
    headers.add("ce_source", "::not a uri::".getBytes(StandardCharsets.UTF_8));
    headers.add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
    headers.add("content-type", new byte[] {(byte) 0xff});
  }

  private boolean isReadyHeartbeat(ConsumerRecord<String, byte[]> record) {
    return Json.read(record.value(), MetricEvent.class) instanceof MetricEvent.Heartbeat heartbeat
        && heartbeat.instance().equals(instance)
        && heartbeat.ready();
  }

  private static Configuration configuration(String trajectory, int particles) {
    return Snapshots.of(trajectory, particles, Split.TEST);
  }
}
