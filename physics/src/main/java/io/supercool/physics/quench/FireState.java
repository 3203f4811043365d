package io.supercool.physics.quench;

import io.supercool.physics.potential.ForceField;

/** Positions, velocities and forces of a liquid on its way down. */
final class FireState {
  final double[] positions;
  final double[] velocities;
  final double[] forces;

  /** At rest at a copy of {@code positions}. */
  FireState(ForceField forceField, double[] positions) {
    this.positions = positions.clone();
    this.velocities = new double[positions.length];
    this.forces = new double[positions.length];
    forceField.forces(this.positions, forces);
  }

  /** Largest norm of a particle's force; NaN if one is not a number. */
  double largestForce() {
    double largest = 0;
    for (int k = 0; k < forces.length; k += 3) {
      largest = Math.max(largest, square(forces[k], forces[k + 1], forces[k + 2]));
    }
    return Math.sqrt(largest);
  }

  /** F . v: positive while the liquid goes downhill. */
  double power() {
    return dot(forces, velocities);
  }

  /** Goes back by {@code time} and halts. */
  void stop(double time) {
    for (int k = 0; k < positions.length; k++) {
      positions[k] -= time * velocities[k];
      velocities[k] = 0;
    }
  }

  /**
   * v += step F, then v = (1 - mixing) v + mixing |v| F / |F|, then x += step v; the whole move is
   * shortened if a particle would go further than {@code longestMove}.
   */
  void move(double step, double mixing, double longestMove) {
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] += step * forces[k];
    }
    double towardsForce = mixing * Math.sqrt(dot(velocities, velocities) / dot(forces, forces));
    double fastest = 0;
    for (int k = 0; k < velocities.length; k += 3) {
      for (int axis = k; axis < k + 3; axis++) {
        velocities[axis] = (1 - mixing) * velocities[axis] + towardsForce * forces[axis];
      }
      fastest = Math.max(fastest, square(velocities[k], velocities[k + 1], velocities[k + 2]));
    }
    double time = Math.min(step, longestMove / Math.sqrt(fastest));
    for (int k = 0; k < positions.length; k++) {
      positions[k] += time * velocities[k];
    }
  }

  private static double dot(double[] a, double[] b) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (int k = 0; k < a.length; k += 3) {
      x += a[k] * b[k];
      y += a[k + 1] * b[k + 1];
      z += a[k + 2] * b[k + 2];
    }
    return x + y + z;
  }

  private static double square(double x, double y, double z) {
    return x * x + y * y + z * z;
  }
}
