package io.supercool.model.checkpoint;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.model.data.NodeScalars;
import io.supercool.physics.dynamics.Unwrapping;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The propensity of a configuration as the mean of what is predicted for itself and for the
 * beginnings of its replicas. A propensity is the mean over runs, E[d_i(t)] = E[E[d_i(t) | r(s)]],
 * and for s far below t what a run's beginning r(s) says of d_i(t) is what it says of its own
 * propensity.
 *
 * <p>How far below is told by the way that particles have gone, which means the same at every
 * temperature, where a time does not: a liquid that hardly moves in s is hardly another one.
 */
final class BeginningsMean {
  /**
   * What may lie behind at a beginning, between inherent positions, as a share of the predicted
   * propensity, both averaged over particles.
   */
  private static final double MOST_BEHIND = 0.6;

  private BeginningsMean() {}

  /**
   * The mean over {@code graph} and those of its beginnings that come early enough, for each lag
   * time: the graph's own prediction where none do.
   *
   * @param predict the propensities {@code [time][particle]} of a graph by itself, a new array
   */
  static float[][] of(Graph graph, Function<Graph, float[][]> predict) {
    float[][] mean = predict.apply(graph);
    double[] ahead = Arrays.stream(mean).mapToDouble(BeginningsMean::average).toArray();
    int[] counts = new int[mean.length];
    for (Beginning beginning : graph.beginnings()) {
      double behind = distance(graph.configuration(), beginning.graph().configuration());
      if (Arrays.stream(ahead).noneMatch(way -> behind <= MOST_BEHIND * way)) {
        continue;
      }
      float[][] later = predict.apply(beginning.graph());
      for (int time = 0; time < mean.length; time++) {
        if (behind <= MOST_BEHIND * ahead[time]) {
          counts[time]++;
          addTo(mean[time], later[time]);
        }
      }
    }
    for (int time = 0; time < mean.length; time++) {
      divide(mean[time], 1 + counts[time]);
    }
    return mean;
  }

  private static double distance(Configuration start, Configuration later) {
    return average(
        Unwrapping.distances(
            new PeriodicBox(start.header().box()),
            NodeScalars.inherentPositions(start),
            NodeScalars.inherentPositions(later)));
  }

  private static double average(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void addTo(float[] sum, float[] values) {
    for (int particle = 0; particle < sum.length; particle++) {
      sum[particle] += values[particle];
    }
  }

  private static void divide(float[] values, int by) {
    for (int particle = 0; particle < values.length; particle++) {
      values[particle] /= by;
    }
  }
}
