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
      return deadLetter(List.of(message), e);
    }
    acknowledge(result.superseded()).join();
    if (!result.abandoned().isEmpty()) {
      return deadLetter(result.abandoned(), new SnapshotException(result.reason()));
    }
    Configuration configuration = result.payload();
    if (configuration == null) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      process(configuration);
    } catch (RuntimeException e) {
      return deadLetter(result.messages(), e);
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

  /** One dead letter for all records of a snapshot: the last, since the others are as good. */
  private CompletionStage<Void> deadLetter(List<Message<byte[]>> messages, Throwable reason) {
    LOG.warnf("Snapshot dead-lettered: %s", reason.getMessage());
    meters.deadLettered();
    Message<byte[]> last = messages.get(messages.size() - 1);
    return last.nack(reason)
        .thenCompose(done -> acknowledge(messages.subList(0, messages.size() - 1)));
  }

  private static CompletableFuture<Void> acknowledge(List<Message<byte[]>> messages) {
    CompletableFuture<?>[] acknowledgements = new CompletableFuture<?>[messages.size()];
    for (int k = 0; k < acknowledgements.length; k++) {
      acknowledgements[k] = messages.get(k).ack().toCompletableFuture();
    }
    return CompletableFuture.allOf(acknowledgements);
  }
}
