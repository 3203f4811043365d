package io.supercool.physics.dynamics;

import io.supercool.physics.potential.Liquid;
import java.util.Random;

/**
 * Molecular dynamics at constant temperature, dv = F dt - friction v dt + sqrt(2 friction T) dW
 * with unit masses and k_B = 1. The same seed gives the same run, to the bit.
 *
 * <p>Source: Leimkuhler and Matthews, Appl. Math. Res. eXpress 2013, 34, the splitting BAOAB.
 *
 * @param temperature T
 * @param friction inverse of the time after which velocities are forgotten
 * @param step of time
 */
public record LangevinDynamics(double temperature, double friction, double step) {

  /** Forgets velocities in about two periods of a particle's rattling in its cage. */
  public static LangevinDynamics at(double temperature) {
    return new LangevinDynamics(temperature, 0.5, 0.005);
  }

  /**
   * Runs with velocities drawn anew.
   *
   * @param positions {@code [particle * 3 + axis]}; not modified
   * @param time how long, rounded to whole steps
   * @return positions at the end, not wrapped into the box
   * @throws IllegalArgumentException if the particles fly apart, because they overlapped
   */
  public double[] run(Liquid liquid, double[] positions, double time, long seed) {
    Random random = new Random(seed);
    double[] places = positions.clone();
    double[] velocities = new double[places.length];
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] = Math.sqrt(temperature) * random.nextGaussian();
    }
    double[] forces = new double[places.length];
    liquid.forces(places, forces);
    long steps = Math.round(time / step);
    for (long done = 0; done < steps; done++) {
      kickAndDrift(places, velocities, forces, random);
      liquid.forces(places, forces);
      for (int k = 0; k < velocities.length; k++) {
        velocities[k] += step / 2 * forces[k];
      }
    }
    return places;
  }

  private void kickAndDrift(double[] places, double[] velocities, double[] forces, Random random) {
    double kept = Math.exp(-friction * step);
    double drawn = Math.sqrt(temperature * (1 - kept * kept));
    for (int k = 0; k < places.length; k++) {
      double velocity = velocities[k] + step / 2 * forces[k];
      places[k] += step / 2 * velocity;
      velocity = kept * velocity + drawn * random.nextGaussian();
      places[k] += step / 2 * velocity;
      velocities[k] = velocity;
    }
  }
}
