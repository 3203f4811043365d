package io.supercool.graph;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.wire.BlockAssembler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots from Kafka, one at a time, on a worker thread. A snapshot's records are
 * acknowledged after its graph and the event that announces it are with the broker. If no graph can
 * be built, one record is dead-lettered with the reason, and the next snapshot follows.
 */
@ApplicationScoped
class SnapshotConsumer {
  private static final Logger LOG = Logger.getLogger(SnapshotConsumer.class);

  private final SnapshotBlocks blocks;
  private final GraphBuilder builder;
  private final GraphPublisher publisher;
  private final GraphMeters meters;
  private final WorkInProgress progress;

  SnapshotConsumer(
      GraphSettings settings,
      @Identifier("snapshot-blocks") SnapshotBlocks blocks,
      GraphPublisher publisher,
      GraphMeters meters,
      @Liveness WorkInProgress progress) {
    this.builder = new GraphBuilder(settings.cutoff(), settings.lMax(), settings.positions());
    this.blocks = blocks;
    this.publisher = publisher;
    this.meters = meters;
    this.progress = progress;
  }

  @Incoming("snapshots-in")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  @Blocking
  CompletionStage<Void> consume(Message<byte[]> message) {
    BlockAssembler.Result<Configuration, Message<byte[]>> result;
    try {
      result = blocks.add(message);
    } catch (ContractException e) {
      return deadLetter(message, e.getMessage(), e);
    }
    CompletionStage<Void> done = acknowledge(result.superseded());
    for (Message<byte[]> abandoned : result.abandoned()) {
      done = done.thenCompose(before -> deadLetter(abandoned, result.reason(), null));
    }
    Configuration configuration = result.payload();
    if (configuration == null) {
      return done;
    }
    try {
      process(configuration);
    } catch (RuntimeException e) {
      List<Message<byte[]>> messages = result.messages();
      int last = messages.size() - 1;
      return deadLetter(messages.get(last), configuration.id() + ": " + e.getMessage(), e)
          .thenCompose(letter -> acknowledge(messages.subList(0, last)));
    }
    return acknowledge(result.messages());
  }

  private void process(Configuration configuration) {
    progress.begin(configuration.id().toString());
    try {
      long started = System.nanoTime();
      Graph graph = meters.time(() -> builder.build(configuration));
      publisher.publish(graph, started).await().indefinitely();
      meters.published();
      LOG.infof("%s: graph of %d edges published", configuration.id(), graph.edges());
    } finally {
      progress.end();
    }
  }

  private CompletionStage<Void> deadLetter(
      Message<byte[]> message, @Nullable String reason, @Nullable Throwable cause) {
    LOG.warnf("Dead-lettered: %s", reason);
    meters.deadLettered();
    return message.nack(new SnapshotException(reason, cause));
  }

  /**
   * Acknowledges from the last to the first: the committed offset passes all of a snapshot's
   * records at once, and a restart never finds half a snapshot.
   */
  private static CompletionStage<Void> acknowledge(List<Message<byte[]>> messages) {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (int k = messages.size() - 1; k >= 0; k--) {
      Message<byte[]> message = messages.get(k);
      done = done.thenCompose(before -> message.ack());
    }
    return done;
  }
}
