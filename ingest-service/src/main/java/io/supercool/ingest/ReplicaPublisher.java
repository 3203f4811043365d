package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Replica;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.PayloadPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes replicas one at a time. */
@ApplicationScoped
public class ReplicaPublisher {
  private final PayloadPublisher<Replica> publisher;
  private final MeterRegistry meters;

  ReplicaPublisher(
      @Channel("replicas-out") MutinyEmitter<byte[]> emitter,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.publisher = new PayloadPublisher<>(Topics.REPLICAS, emitter, service);
    this.meters = meters;
  }

  /** Publishes and waits until the broker has every block. */
  void publish(Replica replica) {
    publisher.publish(replica).await().indefinitely();
    meters.counter("supercool.replicas.published").increment();
  }
}
