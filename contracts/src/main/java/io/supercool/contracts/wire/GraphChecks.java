package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.failure;
import static io.supercool.contracts.wire.Checks.finite;
import static io.supercool.contracts.wire.Checks.require;

import io.supercool.contracts.Graph;

/** What a graph must be, whoever wrote it. */
final class GraphChecks {
  /** Far above what networks use; bounds the width of a column. */
  static final int MAX_DEGREE = 12;

  /** Rounding of single precision: how far beyond the cutoff an edge's square length may seem. */
  private static final double CUTOFF_TOLERANCE = 1e-5;

  private GraphChecks() {}

  /** Senders among {@code particles} in the whole, vectors longer than 0 and within the cutoff. */
  static void graph(Graph graph, int particles) {
    ConfigurationChecks.configuration(graph.configuration());
    require(graph.cutoff() > 0 && Double.isFinite(graph.cutoff()), "cutoff: %s", graph.cutoff());
    require(graph.lMax() >= 0 && graph.lMax() <= MAX_DEGREE, "lMax: %d", graph.lMax());
    int[] offsets = graph.offsets();
    int rows = graph.configuration().particles();
    require(offsets.length == rows + 1, "offsets: %d for %d particles", offsets.length, rows);
    require(offsets[0] == 0, "offsets: first is %d", offsets[0]);
    for (int i = 0; i < rows; i++) {
      require(offsets[i] <= offsets[i + 1], "offsets, particle %d: descending", i);
    }
    int edges = graph.edges();
    require(offsets[rows] == edges, "offsets: last is %d for %d edges", offsets[rows], edges);
    int[] senders = graph.senders();
    for (int edge = 0; edge < edges; edge++) {
      if (senders[edge] < 0 || senders[edge] >= particles) {
        throw failure("senders, edge %d: %d of %d particles", edge, senders[edge], particles);
      }
    }
    finite("vectors", graph.vectors(), 3L * edges);
    finite("harmonics", graph.harmonics(), (long) graph.harmonicsPerEdge() * edges);
    float[] vectors = graph.vectors();
    double farthest = graph.cutoff() * graph.cutoff() * (1 + CUTOFF_TOLERANCE);
    for (int edge = 0; edge < edges; edge++) {
      double x = vectors[3 * edge];
      double y = vectors[3 * edge + 1];
      double z = vectors[3 * edge + 2];
      double square = x * x + y * y + z * z;
      if (!(square > 0 && square <= farthest)) {
        throw failure(
            "vectors, edge %d: length %s with cutoff %s", edge, Math.sqrt(square), graph.cutoff());
      }
    }
  }
}
