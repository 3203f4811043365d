package io.supercool.model.inference;

import io.supercool.contracts.Graph;
import java.util.List;

/**
 * A snapshot's graph and those of its continuations, over which its prediction is averaged.
 *
 * @param graph the snapshot's own
 * @param continuations by replica; empty for most
 */
public record GraphGroup(Graph graph, List<Graph> continuations) {

  /** A graph without continuations. */
  public static GraphGroup of(Graph graph) {
    return new GraphGroup(graph, List.of());
  }
}
