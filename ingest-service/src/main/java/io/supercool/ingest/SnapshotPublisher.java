package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.ingest.identity.Standing;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadPublisher;
import io.supercool.support.tracing.Spans;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes configurations one at a time and says so on the metrics topic. */
@ApplicationScoped
public class SnapshotPublisher {
  private static final String REGISTER = "published.ids";

  private final PayloadPublisher<Configuration> publisher;
  private final SuspicionWatch suspicions;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final IdentityRegister register;

  SnapshotPublisher(
      @Channel("snapshots-out") MutinyEmitter<byte[]> emitter,
      SuspicionWatch suspicions,
      MetricEvents events,
      MeterRegistry meters,
      IngestSettings settings,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.publisher = new PayloadPublisher<>(Topics.SNAPSHOTS, emitter, service);
    this.suspicions = suspicions;
    this.events = events;
    this.meters = meters;
    this.register =
        new IdentityRegister(
            settings.stateDirectory().resolve(REGISTER), settings.maxRememberedIds());
  }

  /**
   * Publishes a configuration, unless the same was published before or its id was given for another
   * content. Looks whether it seems wrong, publishes it all the same, and waits until the broker
   * has every block and the event: the caller is slowed to what the broker takes. Blocks; call it
   * on a worker thread.
   *
   * @param source where it comes from, for whoever meets its id again
   * @param again whether to publish what was published before
   * @param sinceNanos {@link System#nanoTime()} when the work on this configuration began
   * @return {@link Standing#NEW} if it was published
   */
  Standing publish(Configuration configuration, String source, boolean again, long sinceNanos) {
    Standing standing =
        register.publish(configuration, source, again, () -> send(configuration, sinceNanos));
    if (standing != Standing.NEW) {
      meters
          .counter(
              "supercool.snapshots.withheld", "standing", standing.name().toLowerCase(Locale.ROOT))
          .increment();
    }
    return standing;
  }

  /** The register of what was published, for who must choose an id. */
  IdentityRegister register() {
    return register;
  }

  /** Publishes a configuration whose id the caller has asked the register for. */
  void send(Configuration configuration, long sinceNanos) {
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

  @PreDestroy
  void close() {
    register.close();
  }
}
