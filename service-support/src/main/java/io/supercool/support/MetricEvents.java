package io.supercool.support;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Publishes measurement events to the metrics topic. */
@ApplicationScoped
public class MetricEvents {
  private static final Logger LOG = Logger.getLogger(MetricEvents.class);

  private final MutinyEmitter<byte[]> emitter;
  private final String service;

  MetricEvents(
      @Channel("metrics-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
          MutinyEmitter<byte[]> emitter,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.emitter = emitter;
    this.service = service;
  }

  /** Sends without waiting; a failure is logged and not retried. For measurements. */
  public void publish(MetricEvent event) {
    sending(event)
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("Metric event not sent: %s", failure.getMessage()));
  }

  /**
   * Completes once the broker has the event; waits for one that is away. For events that others
   * wait for.
   */
  public Uni<Void> send(MetricEvent event) {
    return Patience.untilSent(event.getClass().getSimpleName(), sending(event));
  }

  private Uni<Void> sending(MetricEvent event) {
    return Uni.createFrom()
        .voidItem()
        .chain(() -> emitter.sendMessage(Records.message(Topics.METRICS, event, service)));
  }
}
