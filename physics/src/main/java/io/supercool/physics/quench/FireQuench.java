package io.supercool.physics.quench;

import io.supercool.physics.potential.ForceField;

/**
 * Fast inertial relaxation (FIRE) to a minimum of the potential energy: molecular dynamics whose
 * velocities are turned towards the force while it goes downhill, ever faster, and stopped as soon
 * as it goes uphill. It ends in a minimum nearby, not always in the one that steepest descent or
 * another minimiser finds (docs/experiments/quench.md).
 *
 * <p>Source: Guénolé et al., Comput. Mater. Sci. 175, 109584 (2020), "FIRE 2.0", with semi-implicit
 * Euler steps and unit masses; beyond it, no particle moves more than {@link #LONGEST_MOVE} a step.
 *
 * @param forceTolerance the minimum is reached when no particle's force is larger
 * @param maxIterations steps after which to give up
 */
public record FireQuench(double forceTolerance, int maxIterations) {
  /** Time step of the first move, from rest; it grows while the way leads down. */
  private static final double FIRST_STEP = 0.0025;

  private static final double LONGEST_STEP = 0.02;
  private static final double SHORTEST_STEP = 2e-4;
  private static final double FASTER = 1.1;
  private static final double SLOWER = 0.5;
  private static final double FIRST_MIXING = 0.25;
  private static final double LESS_MIXING = 0.99;
  private static final int STEPS_BEFORE_FASTER = 20;
  private static final double LONGEST_MOVE = 0.1;

  /** The mean energy to about 1e-9; a particle's own to 1e-3 where the minimum is soft. */
  public static final FireQuench DEFAULT = new FireQuench(1e-4, 20_000);

  /**
   * Quenches.
   *
   * @param positions thermal, {@code [particle * 3 + axis]}; not modified
   * @throws QuenchException if the force does not fall below the tolerance in time, or energies
   *     overflow because particles overlap
   */
  public QuenchResult quench(ForceField forceField, double[] positions) {
    FireState state = new FireState(forceField, positions);
    double step = FIRST_STEP;
    double mixing = FIRST_MIXING;
    int downhill = 0;
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      double largest = state.largestForce();
      if (!Double.isFinite(largest)) {
        throw new QuenchException(
            ("the forces of %d particles overflow after %d steps: particles overlap; check units,"
                    + " box and species")
                .formatted(forceField.particles(), iteration));
      }
      if (largest <= forceTolerance) {
        return new QuenchResult(
            state.positions, forceField.energies(state.positions), iteration, largest);
      }
      if (state.power() > 0) {
        downhill++;
        if (downhill > STEPS_BEFORE_FASTER) {
          step = Math.min(step * FASTER, LONGEST_STEP);
          mixing *= LESS_MIXING;
        }
      } else if (iteration > 0) {
        downhill = 0;
        state.stop(step / 2);
        step = Math.max(step * SLOWER, SHORTEST_STEP);
        mixing = FIRST_MIXING;
      }
      state.move(step, mixing, LONGEST_MOVE);
      forceField.forces(state.positions, state.forces);
    }
    throw new QuenchException(
        "a force of %.3g is left after %d steps where %.3g was to be reached"
            .formatted(state.largestForce(), maxIterations, forceTolerance));
  }
}
