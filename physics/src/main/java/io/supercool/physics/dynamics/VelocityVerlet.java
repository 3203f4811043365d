package io.supercool.physics.dynamics;

import io.supercool.physics.potential.ForceField;
import java.util.Random;

/**
 * Molecular dynamics: Newton's equations with unit masses, v += F step/2, x += v step, v += F
 * step/2. The same seed gives the same run, to the bit.
 *
 * <p>Source: Swope et al., J. Chem. Phys. 76, 637 (1982).
 *
 * @param step of time
 */
public record VelocityVerlet(double step) {
  /** Twice the step that long runs of a Kob-Andersen liquid are made with. */
  public static final VelocityVerlet DEFAULT = new VelocityVerlet(0.01);

  /**
   * One run of the isoconfigurational ensemble: velocities are drawn from Maxwell's distribution.
   *
   * @param positions where it sets out, {@code [particle * 3 + axis]}; not modified
   * @param temperature T, with k_B = 1
   * @param time how long, rounded to whole steps
   * @return positions at the end, not wrapped into the box
   * @throws IllegalArgumentException if the particles fly apart, because they overlapped
   */
  public double[] run(
      ForceField forceField, double[] positions, double temperature, double time, long seed) {
    Random random = new Random(seed);
    double[] places = positions.clone();
    double[] velocities = new double[places.length];
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] = Math.sqrt(temperature) * random.nextGaussian();
    }
    double[] forces = new double[places.length];
    forceField.forces(places, forces);
    long steps = Math.round(time / step);
    for (long done = 0; done < steps; done++) {
      for (int k = 0; k < places.length; k++) {
        velocities[k] += step / 2 * forces[k];
        places[k] += step * velocities[k];
      }
      forceField.forces(places, forces);
      for (int k = 0; k < velocities.length; k++) {
        velocities[k] += step / 2 * forces[k];
      }
    }
    return places;
  }
}
