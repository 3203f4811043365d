package io.supercool.benchmarks.measure;

import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * From positions to everything an edge carries: neighbours sorted by sender, vectors, distances and
 * harmonics, on one thread, with buffers reused from call to call.
 */
public final class GraphMeasurement {
  private GraphMeasurement() {}

  /** For the inherent structure of {@code graph}, with its cutoff and harmonics to lMax. */
  public static BenchmarkReport.Graph of(
      Graph graph, int lMax, Effort effort, IntConsumer progress) {
    Configuration configuration = graph.configuration();
    double[] positions = Objects.requireNonNull(configuration.inherentPositions());
    NeighbourSearch search =
        new NeighbourSearch(new PeriodicBox(configuration.header().box()), graph.cutoff());
    float[] harmonics = new float[graph.edges() * ((lMax + 1) * (lMax + 1) - 1)];
    NeighbourList[] list = {search.find(positions)};
    Timing timing =
        Timing.of(
            effort,
            progress,
            () -> {
              list[0] = search.find(positions, list[0]);
              SphericalHarmonics.fill(lMax, list[0].vectors(), list[0].edges(), harmonics);
            });
    return new BenchmarkReport.Graph(
        configuration.particles(), graph.edges(), lMax, 1, timing.median(), timing.fastest());
  }
}
