package io.supercool.graph;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.support.DeadLetters;
import io.supercool.support.PayloadConsumer;
import io.supercool.support.Progress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Snapshots come in, one at a time; graphs go out. */
@ApplicationScoped
class SnapshotConsumer {
  private final GraphBuilder builder;
  private final GraphPublisher publisher;
  private final GraphMeters meters;
  private final Progress progress;
  private final PayloadConsumer<Configuration, Configuration> snapshots;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "graph-building"));

  SnapshotConsumer(
      GraphSettings settings,
      @Identifier("snapshot-blocks") SnapshotBlocks blocks,
      GraphPublisher publisher,
      GraphMeters meters,
      DeadLetters deadLetters,
      @Liveness Progress progress) {
    builder = new GraphBuilder(settings.cutoff(), settings.positions(), settings.continuations());
    snapshots = new PayloadConsumer<>(blocks, deadLetters, worker, this::build);
    this.publisher = publisher;
    this.meters = meters;
    this.progress = progress;
  }

  @Incoming("snapshots-in")
  Uni<Void> consume(Message<byte[]> message) {
    return snapshots.consume(message);
  }

  private Uni<Void> build(Configuration configuration) {
    String id = configuration.snapshot().toString();
    progress.working(id);
    long started = System.nanoTime();
    return Uni.createFrom()
        .item(() -> meters.time(() -> builder.build(configuration)))
        .onFailure(RuntimeException.class)
        .transform(
            failure -> new SnapshotException(id + ": " + DeadLetters.reason(failure), failure))
        .chain((List<Graph> graphs) -> publisher.publish(graphs, started))
        .invoke(meters::published)
        .onTermination()
        .invoke(() -> progress.done(id));
  }

  @PreDestroy
  void close() {
    worker.shutdownNow();
  }
}
