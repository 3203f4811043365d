package io.supercool.model.predict;

import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.Topic;
import io.supercool.model.inference.GraphGroup;
import io.supercool.support.PayloadGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Puts the graphs of continuations with that of their parent, which comes after them and says how
 * many they are. A graph-service that starts again sends them again: those that came before are
 * replaced. Holds the continuations of a bounded number of snapshots.
 */
final class ContinuationGroups implements PayloadGroups<Graph, GraphGroup> {
  /** Well above the partitions a process can have: each may be in the middle of a group. */
  private static final int MAX_WAITING = 4 * Topic.PARTITIONS;

  private final Map<SnapshotId, Map<Integer, Waiting>> waiting =
      new LinkedHashMap<>(16, 0.75f, true);

  private record Waiting(Graph graph, List<Message<byte[]>> messages) {}

  @Override
  public Result<GraphGroup> add(Graph graph, List<Message<byte[]>> messages) {
    Derivation derivation = graph.snapshot().derivation();
    if (derivation != null && derivation.kind() == Derivation.Kind.CONTINUATION) {
      return keep(graph, derivation.replica(), messages);
    }
    Map<Integer, Waiting> continuations = waiting.remove(graph.snapshot());
    return graph.continuations() == 0 && continuations == null
        ? Result.complete(GraphGroup.of(graph), messages)
        : complete(graph, messages, continuations == null ? Map.of() : continuations);
  }

  private Result<GraphGroup> keep(Graph graph, int replica, List<Message<byte[]>> messages) {
    Waiting before =
        waiting
            .computeIfAbsent(graph.snapshot().parent(), absent -> new TreeMap<>())
            .put(replica, new Waiting(graph, messages));
    List<Message<byte[]>> superseded = before == null ? List.of() : before.messages();
    if (waiting.size() <= MAX_WAITING) {
      return Result.waiting(superseded);
    }
    SnapshotId oldest = waiting.keySet().iterator().next();
    return Result.abandoned(
        superseded,
        messages(waiting.remove(oldest)),
        "the graph of %s did not come after those of its continuations".formatted(oldest));
  }

  private static Result<GraphGroup> complete(
      Graph graph, List<Message<byte[]>> own, Map<Integer, Waiting> continuations) {
    List<Message<byte[]>> superseded = new ArrayList<>();
    List<Message<byte[]>> all = new ArrayList<>();
    List<Graph> graphs = new ArrayList<>();
    continuations.forEach(
        (replica, one) -> {
          if (replica < graph.continuations()) {
            graphs.add(one.graph());
            all.addAll(one.messages());
          } else {
            // Of an earlier life of graph-service, with another setting.
            superseded.addAll(one.messages());
          }
        });
    all.addAll(own);
    if (graphs.size() == graph.continuations()) {
      return new Result<>(new GraphGroup(graph, graphs), all, superseded, List.of(), null);
    }
    return Result.abandoned(
        superseded,
        all,
        "%d of the %d graphs of continuations of %s did not come before it: publish the snapshot again"
            .formatted(
                graph.continuations() - graphs.size(), graph.continuations(), graph.snapshot()));
  }

  private static List<Message<byte[]>> messages(Map<Integer, Waiting> continuations) {
    return continuations.values().stream().flatMap(one -> one.messages().stream()).toList();
  }

  @Override
  public void forget() {
    waiting.clear();
  }
}
