package io.supercool.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Intervals of a score by the percentile bootstrap (Efron 1979): configurations are drawn with
 * replacement, as many as there are, and scored again. Particles of one configuration are not
 * independent, configurations are. The draws follow a fixed seed.
 */
final class Bootstrap {
  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 1;

  private Bootstrap() {}

  /** Of the mean of the configurations' own correlations, each passed through {@code score}. */
  static Interval ofMean(List<Correlation> configurations, DoubleUnaryOperator score) {
    double[] own = new double[configurations.size()];
    for (int k = 0; k < own.length; k++) {
      own[k] = score.applyAsDouble(configurations.get(k).pearson());
    }
    return interval(
        own.length,
        drawn -> {
          double sum = 0;
          for (int configuration : drawn) {
            sum += own[configuration];
          }
          return sum / drawn.length;
        });
  }

  /** Of the correlation over all particles together, passed through {@code score}. */
  static Interval ofPooled(List<Correlation> configurations, DoubleUnaryOperator score) {
    return interval(
        configurations.size(),
        drawn -> {
          Correlation pooled = new Correlation();
          for (int configuration : drawn) {
            pooled.add(configurations.get(configuration));
          }
          return score.applyAsDouble(pooled.pearson());
        });
  }

  @FunctionalInterface
  private interface Resampled {
    double score(int[] drawn);
  }

  private static Interval interval(int configurations, Resampled resampled) {
    if (configurations < 2) {
      return Interval.UNKNOWN;
    }
    Random random = new Random(SEED);
    double[] scores = new double[DRAWS];
    int[] drawn = new int[configurations];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int k = 0; k < configurations; k++) {
        drawn[k] = random.nextInt(configurations);
      }
      scores[draw] = resampled.score(drawn);
    }
    Arrays.sort(scores);
    int outside = (int) (TAIL * DRAWS);
    // NaN sorts last: one undefined draw makes the upper end undefined, and so both.
    return Double.isNaN(scores[DRAWS - 1])
        ? Interval.UNKNOWN
        : new Interval(scores[outside], scores[DRAWS - 1 - outside]);
  }
}
