package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadPublisher;
import io.supercool.support.tracing.Spans;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes configurations one at a time and says so on the metrics topic. */
@ApplicationScoped
public class SnapshotPublisher {
  private final PayloadPublisher<Configuration> publisher;
  private final SuspicionWatch suspicions;
  private final MetricEvents events;
  private final MeterRegistry meters;

  SnapshotPublisher(
      @Channel("snapshots-out") MutinyEmitter<byte[]> emitter,
      SuspicionWatch suspicions,
      MetricEvents events,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.publisher = new PayloadPublisher<>(Topics.SNAPSHOTS, emitter, service);
    this.suspicions = suspicions;
    this.events = events;
    this.meters = meters;
  }

  /**
   * Looks whether it seems wrong, publishes it all the same, and waits until the broker has every
   * block and the event: the caller is slowed to what the broker takes. Blocks; call it on a worker
   * thread.
   *
   * @param sinceNanos {@link System#nanoTime()} when the work on this configuration began
   */
  void publish(Configuration configuration, long sinceNanos) {
    suspicions.look(configuration).await().indefinitely();
    long bytes =
        Spans.since(
            sinceNanos, "ingest", () -> publisher.publish(configuration).await().indefinitely());
    double seconds = (System.nanoTime() - sinceNanos) * 1e-9;
    events
        .send(
            new MetricEvent.StageCompleted(
                MetricEvent.Stage.INGEST,
                configuration.snapshot(),
                configuration.header().split(),
                configuration.particles(),
                seconds,
                bytes,
                null))
        .await()
        .indefinitely();
    String split = configuration.header().split().name().toLowerCase(Locale.ROOT);
    meters.counter("supercool.snapshots.published", "split", split).increment();
    meters.counter("supercool.snapshots.published.bytes", "split", split).increment(bytes);
  }
}
