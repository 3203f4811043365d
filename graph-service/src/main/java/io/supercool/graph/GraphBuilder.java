package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import io.supercool.support.tracing.Spans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a configuration's graph: its inherent structure completed, every ordered pair within the
 * cutoff an edge with its vector; and the same of its continuations.
 *
 * @param cutoff pairs nearer than this are edges, in the configuration's units
 * @param edgePositions which positions the edges join
 * @param continuations how many a configuration to be tested on has, 0 to 64
 */
public record GraphBuilder(double cutoff, EdgePositions edgePositions, int continuations) {
  /** Refuses a cutoff that cannot be built. */
  public GraphBuilder {
    if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
      throw new IllegalArgumentException(
          "supercool.graph.cutoff must be positive and finite: " + cutoff);
    }
    if (continuations < 0 || continuations > Graph.MAX_CONTINUATIONS) {
      throw new IllegalArgumentException(
          "supercool.graph.continuations must be 0 to %d: %d"
              .formatted(Graph.MAX_CONTINUATIONS, continuations));
    }
  }

  /**
   * Builds the graphs to publish, in this order: those of the continuations, then the
   * configuration's own.
   *
   * @throws SnapshotException if the positions wanted are neither given nor to be computed, or its
   *     particles fly apart
   * @throws IllegalArgumentException if the box is too small for a cutoff or a species not the
   *     potential's
   * @throws io.supercool.physics.quench.QuenchException if the quench does not converge
   */
  public List<Graph> build(Configuration given) {
    PeriodicBox box = new PeriodicBox(given.header().box());
    NeighbourSearch search = new NeighbourSearch(box, cutoff);
    Graph graph = build(InherentCompletion.complete(given), search);
    List<Graph> graphs = new ArrayList<>();
    for (Configuration later : new Continuations(continuations).of(graph.configuration())) {
      graphs.add(build(later, search));
    }
    graphs.add(graph.withContinuations(graphs.size()));
    return graphs;
  }

  private Graph build(Configuration configuration, NeighbourSearch search) {
    NeighbourList edges = Spans.within("neighbour list", () -> search.find(joined(configuration)));
    return new Graph(configuration, cutoff, edges.offsets(), edges.senders(), edges.vectors());
  }

  private double[] joined(Configuration configuration) {
    if (edgePositions == EdgePositions.THERMAL) {
      return configuration.positions();
    }
    double @Nullable [] inherent = configuration.inherentPositions();
    if (inherent == null) {
      throw new SnapshotException(
          ("there are no inherent positions, and none can be computed for the potential '%s': give"
                  + " them with the source, name the species A and B if it is that liquid, or set"
                  + " supercool.graph.positions to thermal")
              .formatted(configuration.header().potential()));
    }
    return inherent;
  }
}
