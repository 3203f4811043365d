package io.supercool.support.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.Records;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Prints the processor time that tracing costs the thread that sends and processes a payload, off
 * and on: three spans, beside the making of the record. Run on demand: it asserts nothing, and the
 * build's tests are named otherwise.
 *
 * <pre>
 * mvn -B -pl service-support -am test -Dtest=TracingMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class TracingMeasurement {
  private static final int PAYLOADS = 50_000;
  private static final int ROUNDS = 10;

  private final Label label =
      new Label(new SnapshotId("trajectory", "c", 0), "lj", Propensity.of(1, new float[1]));

  @Test
  void microsecondsPerPayload() {
    measure("off", OpenTelemetry.noop());
    try (OpenTelemetrySdk telemetry = telemetry()) {
      measure("on", telemetry);
    }
  }

  private void measure(String what, OpenTelemetry telemetry) {
    new Telemetry().onStart(new StartupEvent(), telemetry, false);
    for (int round = 0; round < ROUNDS; round++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int payload = 0; payload < PAYLOADS; payload++) {
        process(send());
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
      System.out.printf("tracing %s: %.1f us%n", what, nanos / 1e3 / PAYLOADS);
    }
  }

  private Message<byte[]> send() {
    MessagingSpan span = MessagingSpan.sending(Context.root(), Topics.LABELS, label);
    Message<byte[]> record =
        Records.message(
            Topics.LABELS.key(label),
            Topics.LABELS.headers(label.recordId(), "measurement"),
            new byte[0]);
    span.carriedBy(record);
    span.until(Uni.createFrom().voidItem()).subscribe().with(sent -> {});
    return record;
  }

  private void process(Message<byte[]> sent) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(Topics.LABELS.name(), 0, 0, "trajectory", sent.getPayload());
    sent.getMetadata(OutgoingKafkaRecordMetadata.class)
        .orElseThrow()
        .getHeaders()
        .forEach(record.headers()::add);
    Message<byte[]> received =
        Message.of(
            record.value(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "labels-in")));
    MessagingSpan.processing(List.of(received), label)
        .around(() -> Uni.createFrom().item(Spans.within("part", () -> 0)))
        .subscribe()
        .with(done -> {});
  }

  private static OpenTelemetrySdk telemetry() {
    return OpenTelemetrySdk.builder()
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(SpanExporter.composite()).build())
                .build())
        .build();
  }

  @AfterEach
  void off() {
    new Telemetry().onStart(new StartupEvent(), OpenTelemetry.noop(), true);
  }
}
