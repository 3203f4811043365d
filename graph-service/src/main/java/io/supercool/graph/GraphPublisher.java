package io.supercool.graph;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Puts graphs on their topic and announces them. */
@ApplicationScoped
class GraphPublisher {
  private final PayloadPublisher<Graph> publisher;
  private final MetricEvents events;

  GraphPublisher(
      @Channel("graphs-out") MutinyEmitter<byte[]> emitter,
      MetricEvents events,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.publisher = new PayloadPublisher<>(new GraphCodec(), emitter, "supercool.graph", service);
    this.events = events;
  }

  /**
   * Publishes the graph under its run, then the event that it is there. Completes when the broker
   * has both.
   *
   * @param started {@code System.nanoTime()} when work on the snapshot began
   */
  Uni<Void> publish(Graph graph, long started) {
    Configuration configuration = graph.configuration();
    return publisher
        .publish(configuration.id().run(), graph)
        .chain(bytes -> events.send(completed(configuration, started, bytes)));
  }

  private static MetricEvent completed(Configuration configuration, long started, long bytes) {
    return new MetricEvent.StageCompleted(
        Stage.GRAPH,
        configuration.id(),
        configuration.header().split(),
        configuration.particles(),
        (System.nanoTime() - started) / 1e9,
        bytes,
        null);
  }
}
