package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.failure;
import static io.supercool.contracts.wire.Checks.finite;
import static io.supercool.contracts.wire.Checks.require;

import io.supercool.contracts.Graph;

/** What a graph must be, whoever wrote it. */
final class GraphChecks {
  /** Rounding of single precision: how far beyond the cutoff an edge's square length may seem. */
  private static final double CUTOFF_TOLERANCE = 1e-5;

  private GraphChecks() {}

  /**
   * A half list's rows, of the receivers from {@code first} on: senders above the receiver, among
   * {@code particles} and ascending; vectors longer than 0 and within the cutoff.
   */
  static void half(Graph half, int first, int particles) {
    ConfigurationChecks.configuration(half.configuration());
    require(half.cutoff() > 0 && Double.isFinite(half.cutoff()), "cutoff: %s", half.cutoff());
    rows(half);
    int[] offsets = half.offsets();
    int[] senders = half.senders();
    for (int row = 0; row < offsets.length - 1; row++) {
      int previous = first + row;
      for (int edge = offsets[row]; edge < offsets[row + 1]; edge++) {
        if (senders[edge] >= particles || senders[edge] < 0) {
          throw failure("senders, edge %d: %d of %d particles", edge, senders[edge], particles);
        }
        if (senders[edge] <= previous) {
          throw failure(
              "senders, edge %d: %d in the row of %d, after %d: not above and ascending",
              edge, senders[edge], first + row, previous);
        }
        previous = senders[edge];
      }
    }
    finite("vectors", half.vectors(), 3L * half.edges());
    lengths(half);
  }

  /** Compressed sparse rows, one for each particle, and arrays as long as their edges need. */
  static void rows(Graph graph) {
    int continuations = graph.continuations();
    require(
        continuations >= 0 && continuations <= Graph.MAX_CONTINUATIONS,
        "continuations: %d",
        continuations);
    int[] offsets = graph.offsets();
    int rows = graph.configuration().particles();
    require(offsets.length == rows + 1, "offsets: %d for %d particles", offsets.length, rows);
    require(offsets[0] == 0, "offsets: first is %d", offsets[0]);
    for (int i = 0; i < rows; i++) {
      if (offsets[i] > offsets[i + 1]) {
        throw failure("offsets, particle %d: descending", i);
      }
    }
    int edges = graph.edges();
    require(offsets[rows] == edges, "offsets: last is %d for %d edges", offsets[rows], edges);
    int values = graph.vectors().length;
    require(values == 3L * edges, "vectors: %d values where %d were due", values, 3L * edges);
  }

  private static void lengths(Graph graph) {
    float[] vectors = graph.vectors();
    double farthest = graph.cutoff() * graph.cutoff() * (1 + CUTOFF_TOLERANCE);
    for (int edge = 0; edge < graph.edges(); edge++) {
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
