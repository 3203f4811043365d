package io.supercool.equivariant.convolution.vector;

import static io.supercool.equivariant.convolution.vector.VectorLanes.LANES;
import static io.supercool.equivariant.convolution.vector.VectorLanes.broadcast;
import static io.supercool.equivariant.convolution.vector.VectorLanes.load;

import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The radial functions at a distance, read from the radial table by interpolation between four
 * knots, and the way of their gradients back to those knots.
 */
final class VectorRadialFunctions {

  private final RadialGrid grid;
  private final int columns;
  private final float[] weights = new float[RadialGrid.STENCIL];
  private final float[] values;
  private final float[] gradients;
  private int first;

  VectorRadialFunctions(RadialGrid grid, int columns) {
    this.grid = grid;
    this.columns = columns;
    values = new float[columns];
    gradients = new float[columns];
  }

  /** The functions at the distance last read, {@code [path * channels + channel]}. */
  float[] values() {
    return values;
  }

  /** Their gradients, to be added up between {@link #clearGradients} and {@link #scatter}. */
  float[] gradients() {
    return gradients;
  }

  void clearGradients() {
    Arrays.fill(gradients, 0);
  }

  /** Forward: fills the values from the radial table. */
  void read(float distance, float[] table) {
    first = grid.interpolation(distance, weights) * columns;
    FloatVector w0 = broadcast(weights[0]);
    FloatVector w1 = broadcast(weights[1]);
    FloatVector w2 = broadcast(weights[2]);
    FloatVector w3 = broadcast(weights[3]);
    int row = first;
    for (int column = 0; column < columns; column += LANES.length()) {
      FloatVector sum = load(table, row + column).mul(w0);
      sum = load(table, row + columns + column).fma(w1, sum);
      sum = load(table, row + 2 * columns + column).fma(w2, sum);
      sum = load(table, row + 3 * columns + column).fma(w3, sum);
      sum.intoArray(values, column);
    }
  }

  /** Backward: adds the gradients to those of the four knots that were read. */
  void scatter(float[] tableGradients) {
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      FloatVector weight = broadcast(weights[knot]);
      int row = first + knot * columns;
      for (int column = 0; column < columns; column += LANES.length()) {
        FloatVector sum = load(tableGradients, row + column);
        load(gradients, column).fma(weight, sum).intoArray(tableGradients, row + column);
      }
    }
  }
}
