package io.supercool.graph;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
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
    this.publisher = new PayloadPublisher<>(Topics.GRAPHS, emitter, service);
    this.events = events;
  }

  /**
   * Publishes a snapshot's graphs in order, those of its continuations before its own, then the
   * event that it is there. Completes when the broker has all.
   *
   * @param started {@code System.nanoTime()} when work on the snapshot began
   */
  Uni<Void> publish(List<Graph> graphs, long started) {
    Configuration configuration = graphs.get(graphs.size() - 1).configuration();
    // Made now, all in the trace of the snapshot; sent one after another.
    List<Uni<Long>> sendings = graphs.stream().map(publisher::publish).toList();
    return Multi.createFrom()
        .iterable(sendings)
        .onItem()
        .transformToUniAndConcatenate(sending -> sending)
        .collect()
        .with(Collectors.summingLong(Long::longValue))
        .chain(bytes -> events.send(completed(configuration, started, bytes)));
  }

  private static MetricEvent completed(Configuration configuration, long started, long bytes) {
    return new MetricEvent.StageCompleted(
        Stage.GRAPH,
        configuration.snapshot(),
        configuration.header().split(),
        configuration.particles(),
        (System.nanoTime() - started) / 1e9,
        bytes,
        null);
  }
}
