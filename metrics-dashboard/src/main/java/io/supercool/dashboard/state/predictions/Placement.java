package io.supercool.dashboard.state.predictions;

import io.supercool.contracts.ConfigurationHeader;
import io.supercool.physics.geometry.PeriodicBox;

/**
 * Where particles are shown: wrapped into their box, and a tilted box in the straight one around
 * it, with its lowest corner at the origin.
 *
 * @param box the periodic box
 * @param low of the straight box around it, by axis
 * @param lengths of the straight box, by axis
 */
record Placement(PeriodicBox box, double[] low, double[] lengths) {

  /** For positions of configurations with this header. */
  static Placement of(ConfigurationHeader header) {
    PeriodicBox box = new PeriodicBox(header.box());
    double[] low = new double[box.dimensions()];
    double[] lengths = new double[box.dimensions()];
    for (int axis = 0; axis < box.dimensions(); axis++) {
      for (int edge = 0; edge < box.dimensions(); edge++) {
        low[axis] += Math.min(0, box.vector(edge, axis));
        lengths[axis] += Math.abs(box.vector(edge, axis));
      }
    }
    return new Placement(box, low, lengths);
  }

  /** Coordinates {@code [axis][particle]}; z is 0 in two dimensions. */
  float[][] place(double[] positions) {
    int dimensions = box.dimensions();
    float[][] placed = new float[3][positions.length / dimensions];
    double[] wrapped = new double[dimensions];
    double[] fractions = new double[dimensions];
    for (int particle = 0; particle < placed[0].length; particle++) {
      box.wrap(positions, particle, wrapped, fractions);
      for (int axis = 0; axis < dimensions; axis++) {
        placed[axis][particle] = (float) (wrapped[axis] - low[axis]);
      }
    }
    return placed;
  }
}
