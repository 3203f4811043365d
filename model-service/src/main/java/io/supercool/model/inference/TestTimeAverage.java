package io.supercool.model.inference;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.model.data.NodeScalars;
import io.supercool.physics.dynamics.Unwrapping;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Test-time averaging: the propensity of a configuration as the mean of what is predicted for
 * itself and for its short isoconfigurational continuations. A propensity is the mean over
 * replicas, E[d_i(t)] = E[E[d_i(t) | r(s)]], and for s far below t what a replica's place r(s) says
 * of d_i(t) is what it says of its own propensity.
 *
 * <p>How far below is told by the way that particles have gone, which means the same at every
 * temperature, where a time does not: a liquid that hardly moves in s is hardly another one.
 */
final class TestTimeAverage {
  /**
   * How far particles may have gone in a continuation, between inherent positions, as a share of
   * the predicted propensity, both averaged over particles.
   */
  private static final double MAX_GONE = 0.6;

  private TestTimeAverage() {}

  /**
   * The mean over the snapshot's graph and those of its continuations that are short enough, for
   * each lag time: the graph's own prediction where none are.
   *
   * @param predict the propensities {@code [time][particle]} of a graph by itself, a new array
   */
  static float[][] of(GraphGroup group, Function<Graph, float[][]> predict) {
    float[][] mean = predict.apply(group.graph());
    double[] ahead = Arrays.stream(mean).mapToDouble(TestTimeAverage::average).toArray();
    int[] counts = new int[mean.length];
    for (Graph continuation : group.continuations()) {
      double gone = distance(group.graph().configuration(), continuation.configuration());
      if (Arrays.stream(ahead).noneMatch(way -> gone <= MAX_GONE * way)) {
        continue;
      }
      float[][] later = predict.apply(continuation);
      for (int time = 0; time < mean.length; time++) {
        if (gone <= MAX_GONE * ahead[time]) {
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
