package io.supercool.reader;

import io.supercool.contracts.Propensity;
import io.supercool.physics.dynamics.PropensityMean;
import java.util.List;

/** A propensity from the means that were taken at each lag time. */
public final class Propensities {
  private Propensities() {}

  /**
   * A propensity with halves where there are at least two replicas.
   *
   * @param times lag times, ascending
   * @param byTime one for each time, all with the same number of replicas
   */
  public static Propensity of(double[] times, List<PropensityMean> byTime) {
    int replicas = byTime.get(0).replicas();
    float[][] mean = new float[times.length][];
    float[][][] halves = new float[2][times.length][];
    for (int t = 0; t < times.length; t++) {
      mean[t] = byTime.get(t).mean();
      float[][] both = byTime.get(t).halves();
      halves[0][t] = both[0];
      halves[1][t] = both[1];
    }
    return Propensity.of(times, mean)
        .withHalves(replicas < 2 ? null : halves)
        .withReplicas(replicas);
  }
}
