package io.supercool.support;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.tracing.Spans;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The smallest service there can be: keeps the ids of the snapshots that come, answers those of the
 * split LIVE with a graph without edges, and cannot process those of the split TRAIN.
 */
@ApplicationScoped
public class SnapshotReceiver {
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "receiving"));
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final PayloadConsumer<Configuration, Configuration> consumer;
  private final PayloadPublisher<Configuration> snapshots;
  private final PayloadPublisher<Graph> graphs;

  SnapshotReceiver(
      DeadLetters deadLetters,
      @Identifier("snapshot-blocks") Blocks blocks,
      @Channel("snapshots-out") MutinyEmitter<byte[]> snapshotsOut,
      @Channel("graphs-out") MutinyEmitter<byte[]> graphsOut) {
    consumer = new PayloadConsumer<>(blocks, deadLetters, worker, this::take);
    snapshots = new PayloadPublisher<>(Topics.SNAPSHOTS, snapshotsOut, "support-test");
    graphs = new PayloadPublisher<>(Topics.GRAPHS, graphsOut, "support-test");
  }

  @Incoming("snapshots-in")
  Uni<Void> receive(Message<byte[]> message) {
    return consumer.consume(message);
  }

  private Uni<Void> take(Configuration configuration) {
    received.add(configuration.snapshot().toString());
    Split split = configuration.header().split();
    if (split == Split.TRAIN) {
      throw new IllegalArgumentException("not to be learned from");
    }
    if (split == Split.TEST) {
      return Uni.createFrom().voidItem();
    }
    Graph graph = Spans.within("build", () -> withoutEdges(configuration));
    return graphs.publish(graph).replaceWithVoid();
  }

  private static Graph withoutEdges(Configuration configuration) {
    int[] offsets = new int[configuration.particles() + 1];
    return new Graph(configuration, 1, offsets, new int[0], new float[0]);
  }

  /** Ids of the snapshots that came, in order. */
  public List<String> received() {
    return received;
  }

  /** Publishes as a service would. */
  public Uni<Long> publish(Configuration configuration) {
    return snapshots.publish(configuration);
  }

  @PreDestroy
  void close() {
    worker.shutdownNow();
  }

  /** Blocks of snapshots. */
  @ApplicationScoped
  @Identifier("snapshot-blocks")
  static class Blocks extends PayloadBlocks<Configuration, Configuration> {
    Blocks() {
      super(Topics.SNAPSHOTS, PayloadGroups.single());
    }
  }
}
