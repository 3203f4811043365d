package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.geometry.NeighbourList;
import io.supercool.physics.geometry.NeighbourSearch;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.support.tracing.Spans;
import org.jspecify.annotations.Nullable;

/**
 * A configuration's graph: its inherent structure completed, every ordered pair within the cutoff
 * an edge, with its vector and, where wanted, its spherical harmonics.
 *
 * @param cutoff pairs nearer than this are edges, in the configuration's units
 * @param lMax highest degree of the harmonics carried, 1 to 6; 0 for none
 * @param edgePositions which positions the edges join
 */
public record GraphBuilder(double cutoff, int lMax, EdgePositions edgePositions) {

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
    Configuration configuration = InherentCompletion.complete(given);
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
