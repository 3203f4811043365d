package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.support.tracing.Spans;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payload's trace through a real broker. */
@QuarkusTest
@TestProfile(TracingTest.Traced.class)
@WithTestResource(BrokerResource.class)
class TracingTest {
  private static final String SEND = "send " + Topics.SNAPSHOTS.name();
  private static final String PROCESS = "process " + Topics.SNAPSHOTS.name();

  @Inject SnapshotReceiver receiver;
  @Inject InMemorySpanExporter exporter;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private BrokerClient broker;

  @BeforeEach
  void connect() {
    broker = new BrokerClient(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  /** An endpoint is what turns tracing on; spans are kept here in its place. */
  public static class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "otel.exporter.otlp.endpoint", "http://localhost:4318", "quarkus.otel.simple", "true");
    }
  }

  @Test
  void onePayloadIsOneTraceWithOneSpanForAllItsBlocks() {
    Spans.since(
        System.nanoTime() - 1_000_000_000,
        "ingest",
        () -> publish(Snapshots.of("traced", 40_000, Split.LIVE)));
    SpanData root = await("ingest", "traced");
    List<SpanData> spans =
        List.of(
            root,
            await(SEND, "traced"),
            await(PROCESS, "traced"),
            await("build", "traced"),
            await("send " + Topics.GRAPHS.name(), "traced"));

    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(root.getTraceId());
    assertThat(root.getParentSpanContext().isValid()).isFalse();
    assertThat(root.getEndEpochNanos() - root.getStartEpochNanos()).isGreaterThan(1_000_000_000);
    assertThat(spans.get(1).getParentSpanId()).isEqualTo(root.getSpanId());
    assertThat(spans.get(2).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    assertThat(spans.get(3).getParentSpanId()).isEqualTo(spans.get(2).getSpanId());
    assertThat(spans.get(4).getParentSpanId()).isEqualTo(spans.get(2).getSpanId());
    assertThat(spans)
        .extracting(SpanData::getKind)
        .containsExactly(
            SpanKind.INTERNAL,
            SpanKind.PRODUCER,
            SpanKind.CONSUMER,
            SpanKind.INTERNAL,
            SpanKind.PRODUCER);
    for (SpanData end : spans.subList(1, 3)) {
      assertThat(text(end, "supercool.snapshot")).isEqualTo("traced/c/0");
      assertThat(number(end, "supercool.particles")).isEqualTo(40_000);
      assertThat(number(end, "messaging.batch.message_count")).isEqualTo(2);
      assertThat(text(end, "messaging.system")).isEqualTo("kafka");
      assertThat(text(end, "messaging.destination.name")).isEqualTo(Topics.SNAPSHOTS.name());
    }
    assertThat(number(spans.get(4), "supercool.edges")).isZero();
    assertThat(exporter.getFinishedSpanItems())
        .as("none for a block or a heartbeat")
        .filteredOn(span -> span.getTraceId().equals(root.getTraceId()))
        .hasSize(spans.size());
    assertThat(exporter.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .noneMatch(name -> name.contains(Topics.METRICS.name()));
  }

  @Test
  void aFailureIsOnTheSpanAndTheDeadLetterKeepsTheTrace() {
    publish(Snapshots.of("failing", 10, Split.TRAIN));
    SpanData sent = await(SEND, "failing");
    SpanData failed = await(PROCESS, "failing");
    SpanData letter = await("send " + Topics.SNAPSHOTS.deadLetters(), "failing");

    assertThat(failed.getParentSpanId()).isEqualTo(sent.getSpanId());
    assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(failed.getStatus().getDescription()).isEqualTo("not to be learned from");
    assertThat(text(failed, "error.type")).isEqualTo(IllegalArgumentException.class.getName());
    assertThat(letter.getParentSpanId()).isEqualTo(sent.getSpanId());
    assertThat(letter.getStatus().getDescription()).contains("not to be learned from");
    ConsumerRecord<String, byte[]> record =
        broker
            .first(1, Topics.SNAPSHOTS.deadLetters(), each -> "failing".equals(each.key()))
            .get(0);
    assertThat(CloudEvents.text(record.headers(), "traceparent"))
        .contains(sent.getTraceId() + "-" + sent.getSpanId());
  }

  @Test
  void aBadHeaderOfAStrangerHarmsNothing() throws Exception {
    Configuration configuration = Snapshots.of("stranger", 10, Split.TEST);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.SNAPSHOTS.name(),
            "stranger",
            new ConfigurationCodec().encode(configuration, 1000).get(0));
    record.headers().add("traceparent", "00-not-a-trace".getBytes(StandardCharsets.UTF_8));
    record.headers().add("tracestate", null);
    broker.send(record);

    assertThat(await(PROCESS, "stranger").getParentSpanContext().isValid()).isFalse();
    assertThat(receiver.received()).contains("stranger/c/0");
  }

  private Long publish(Configuration configuration) {
    return receiver.publish(configuration).await().atMost(Duration.ofSeconds(60));
  }

  /** The one span of this name in the trace of the trajectory's snapshot, once it has ended. */
  private SpanData await(String name, String trajectory) {
    Until.holds(() -> !named(name, trajectory).isEmpty());
    assertThat(named(name, trajectory)).hasSize(1);
    return named(name, trajectory).get(0);
  }

  private List<SpanData> named(String name, String trajectory) {
    List<SpanData> spans = exporter.getFinishedSpanItems();
    List<String> traces =
        spans.stream()
            .filter(span -> (trajectory + "/c/0").equals(text(span, "supercool.snapshot")))
            .map(SpanData::getTraceId)
            .toList();
    return spans.stream()
        .filter(span -> span.getName().equals(name) && traces.contains(span.getTraceId()))
        .toList();
  }

  private static String text(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  private static Long number(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.longKey(key));
  }
}
