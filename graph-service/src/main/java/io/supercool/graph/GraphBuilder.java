package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import io.supercool.support.tracing.Spans;
import org.jspecify.annotations.Nullable;

/**
 * A configuration's graph: its inherent structure completed, every ordered pair within the cutoff
 * an edge, with its vector and, where wanted, its spherical harmonics; and the same of its
 * replicas' beginnings.
 *
 * @param cutoff pairs nearer than this are edges, in the configuration's units
 * @param lMax highest degree of the harmonics carried, 1 to 6; 0 for none
 * @param edgePositions which positions the edges join
 * @param beginnings how many a configuration to be tested on has, 0 to 64
 */
public record GraphBuilder(double cutoff, int lMax, EdgePositions edgePositions, int beginnings) {
  /** Refuses a cutoff or degree that cannot be built. */
  public GraphBuilder {
    if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
      throw new IllegalArgumentException(
          "supercool.graph.cutoff must be positive and finite: " + cutoff);
    }
    if (lMax < 0 || lMax > SphericalHarmonics.HIGHEST_DEGREE) {
      throw new IllegalArgumentException(
          "supercool.graph.l-max must be 0 to %d: %d"
              .formatted(SphericalHarmonics.HIGHEST_DEGREE, lMax));
    }
    if (beginnings < 0 || beginnings > Graph.MOST_BEGINNINGS) {
      throw new IllegalArgumentException(
          "supercool.graph.beginnings must be 0 to %d: %d"
              .formatted(Graph.MOST_BEGINNINGS, beginnings));
    }
  }

  /** Builds graphs without beginnings. */
  public GraphBuilder(double cutoff, int lMax, EdgePositions edgePositions) {
    this(cutoff, lMax, edgePositions, 0);
  }

  /**
   * Builds the graph.
   *
   * @throws SnapshotException if the positions wanted are neither given nor to be computed
   * @throws IllegalArgumentException if the box is too small for a cutoff or a species not the
   *     potential's
   * @throws io.supercool.physics.quench.QuenchException if the quench does not converge
   */
  public Graph build(Configuration given) {
    PeriodicBox box = new PeriodicBox(given.header().box());
    NeighbourSearch search = new NeighbourSearch(box, cutoff);
    Graph graph = build(InherentCompletion.complete(given), search);
    return graph.withBeginnings(
        new Beginnings(beginnings)
            .of(graph.configuration()).stream()
                .map(start -> new Beginning(Beginnings.TIME, build(start, search)))
                .toList());
  }

  private Graph build(Configuration configuration, NeighbourSearch search) {
    NeighbourList edges = Spans.within("neighbour list", () -> search.find(joined(configuration)));
    int width = (lMax + 1) * (lMax + 1) - 1;
    if ((long) edges.edges() * width > Integer.MAX_VALUE - 8) {
      throw new SnapshotException(
          "%d edges with %d harmonics each do not fit one array: use a smaller cutoff or l-max"
              .formatted(edges.edges(), width));
    }
    float[] harmonics = new float[edges.edges() * width];
    if (lMax > 0) {
      SphericalHarmonics.fill(lMax, edges.vectors(), edges.edges(), harmonics);
    }
    return new Graph(
        configuration, cutoff, lMax, edges.offsets(), edges.senders(), edges.vectors(), harmonics);
  }

  private double[] joined(Configuration configuration) {
    if (edgePositions == EdgePositions.THERMAL) {
      return configuration.positions();
    }
    double @Nullable [] inherent = configuration.inherentPositions();
    if (inherent == null) {
      throw new SnapshotException(
          ("there are no inherent positions, and none can be computed for the potential '%s': give"
                  + " them with the source, name its potential, or set supercool.graph.positions to"
                  + " thermal")
              .formatted(configuration.header().potential()));
    }
    return inherent;
  }
}
