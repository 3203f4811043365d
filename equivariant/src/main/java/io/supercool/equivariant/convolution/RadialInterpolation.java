package io.supercool.equivariant.convolution;

import static io.supercool.equivariant.convolution.VectorKernel.LANES;

import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Reads a row of the radial table at a distance, and spreads the row's gradient to the knots. */
final class RadialInterpolation {

  private final RadialGrid grid;
  private final int columns;
  private final float[] weights = new float[RadialGrid.STENCIL];
  private final float[] values;
  private final float[] gradients;
  private int first;

  RadialInterpolation(RadialGrid grid, int columns) {
    this.grid = grid;
    this.columns = columns;
    values = new float[columns];
    gradients = new float[columns];
  }

  /** The row last read. */
  float[] values() {
    return values;
  }

  /** The gradient of the row last read, to be added up between clearing and scattering. */
  float[] gradients() {
    return gradients;
  }

  void clearGradients() {
    Arrays.fill(gradients, 0);
  }

  void read(float distance, float[] table) {
    first = grid.interpolation(distance, weights, 0) * columns;
    FloatVector w0 = FloatVector.broadcast(LANES, weights[0]);
    FloatVector w1 = FloatVector.broadcast(LANES, weights[1]);
    FloatVector w2 = FloatVector.broadcast(LANES, weights[2]);
    FloatVector w3 = FloatVector.broadcast(LANES, weights[3]);
    int row = first;
    for (int column = 0; column < columns; column += LANES.length()) {
      FloatVector sum = FloatVector.fromArray(LANES, table, row + column).mul(w0);
      sum = FloatVector.fromArray(LANES, table, row + columns + column).fma(w1, sum);
      sum = FloatVector.fromArray(LANES, table, row + 2 * columns + column).fma(w2, sum);
      sum = FloatVector.fromArray(LANES, table, row + 3 * columns + column).fma(w3, sum);
      sum.intoArray(values, column);
    }
  }

  /** Adds the gradient to the four knots that were read. */
  void scatter(float[] tableGradients) {
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      FloatVector weight = FloatVector.broadcast(LANES, weights[knot]);
      int row = first + knot * columns;
      for (int column = 0; column < columns; column += LANES.length()) {
        FloatVector sum = FloatVector.fromArray(LANES, tableGradients, row + column);
        FloatVector.fromArray(LANES, gradients, column)
            .fma(weight, sum)
            .intoArray(tableGradients, row + column);
      }
    }
  }
}
