package io.supercool.physics.potential;

import java.util.Arrays;

/** The potential energy of a liquid as a whole. */
public final class TotalEnergy {
  private TotalEnergy() {}

  /** The sum of all particles' energies. */
  public static double of(ForceField forceField, double[] positions) {
    return Arrays.stream(forceField.energies(positions)).sum();
  }
}
