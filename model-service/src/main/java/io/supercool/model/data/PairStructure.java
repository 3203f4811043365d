package io.supercool.model.data;

import io.supercool.contracts.Graph;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.List;

/**
 * The radial distribution functions of a graph's inherent positions, from its edges:
 *
 * <pre>
 *   g_ab(r) = n_ab(r) V / (N_a N_b v(r))
 * </pre>
 *
 * with n_ab the edges from senders b to receivers a in a shell and v the shell's volume.
 */
final class PairStructure {
  /** Shells from 0 to the cutoff. */
  static final int SHELLS = 20;

  private final double[][][] values;

  private PairStructure(double[][][] values) {
    this.values = values;
  }

  /**
   * Of one configuration.
   *
   * @param species names by index, among which its own are
   * @param own index of each particle's
   */
  static PairStructure of(Graph graph, List<String> species, byte[] own) {
    int count = species.size();
    double[][][] pairs = new double[count][count][SHELLS];
    long[] numbers = new long[count];
    for (byte one : own) {
      numbers[one]++;
    }
    float[] vectors = graph.vectors();
    for (int receiver = 0; receiver < own.length; receiver++) {
      for (int edge = graph.offsets()[receiver]; edge < graph.offsets()[receiver + 1]; edge++) {
        double x = vectors[3 * edge];
        double y = vectors[3 * edge + 1];
        double z = vectors[3 * edge + 2];
        double distance = Math.sqrt(x * x + y * y + z * z);
        int shell = Math.min((int) (distance / graph.cutoff() * SHELLS), SHELLS - 1);
        pairs[own[receiver]][own[graph.senders()[edge]]][shell]++;
      }
    }
    PeriodicBox box = new PeriodicBox(graph.configuration().header().box());
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        for (int shell = 0; shell < SHELLS; shell++) {
          double ideal =
              (double) numbers[a]
                  * numbers[b]
                  / box.volume()
                  * shellVolume(shell, graph.cutoff(), box.dimensions());
          pairs[a][b][shell] = ideal > 0 ? pairs[a][b][shell] / ideal : 0;
        }
      }
    }
    return new PairStructure(pairs);
  }

  private static double shellVolume(int shell, double cutoff, int dimensions) {
    double inner = cutoff * shell / SHELLS;
    double outer = cutoff * (shell + 1) / SHELLS;
    return dimensions == 3
        ? 4.0 / 3 * Math.PI * (outer * outer * outer - inner * inner * inner)
        : Math.PI * (outer * outer - inner * inner);
  }

  /** g(r) of senders {@code b} around receivers {@code a}; not copied. */
  double[] of(int a, int b) {
    return values[a][b];
  }
}
