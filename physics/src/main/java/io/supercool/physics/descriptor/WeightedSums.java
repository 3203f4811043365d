package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.FineGrid;

/** Sums of w_ij v_j and of w_ij for every particle i, from every pair once. */
final class WeightedSums implements FineGrid.CellPairs {
  private final FineGrid grid;
  private final Decay decay;
  private final double[] values;
  private final double[] sums;
  private final double[] weights;

  // What of a cell is within reach of one particle.
  private int[] near = {};
  private double[] squares = {};

  /** Every particle counts itself with weight 1. */
  WeightedSums(FineGrid grid, float[] values, Decay decay) {
    this.grid = grid;
    this.decay = decay;
    this.values = new double[values.length];
    sums = new double[values.length];
    weights = new double[values.length];
    for (int slot = 0; slot < values.length; slot++) {
      this.values[slot] = values[grid.particleAt()[slot]];
      sums[slot] = this.values[slot];
      weights[slot] = 1;
    }
  }

  /** By particle. */
  float[] averages() {
    float[] averages = new float[sums.length];
    for (int slot = 0; slot < sums.length; slot++) {
      averages[grid.particleAt()[slot]] = (float) (sums[slot] / weights[slot]);
    }
    return averages;
  }

  @Override
  public void visit(int from, int to, int otherFrom, int otherTo, double[] shift) {
    if (near.length < otherTo - otherFrom) {
      near = new int[2 * (otherTo - otherFrom)];
      squares = new double[near.length];
    }
    boolean itself = from == otherFrom && shift[0] == 0 && shift[1] == 0 && shift[2] == 0;
    for (int slot = from; slot < to; slot++) {
      int count = select(slot, itself ? slot + 1 : otherFrom, otherTo, shift);
      add(slot, count);
    }
  }

  /**
   * Always writes and moves on where it is near: a branch would be mispredicted every third time.
   */
  private int select(int slot, int from, int to, double[] shift) {
    double[] xs = grid.coordinates()[0];
    double[] ys = grid.coordinates()[1];
    double[] zs = grid.coordinates()[2];
    double x = xs[slot] - shift[0];
    double y = ys[slot] - shift[1];
    double z = zs[slot] - shift[2];
    double farthest = grid.reach() * grid.reach();
    int count = 0;
    for (int other = from; other < to; other++) {
      double dx = xs[other] - x;
      double dy = ys[other] - y;
      double dz = zs[other] - z;
      double square = dx * dx + dy * dy + dz * dz;
      near[count] = other;
      squares[count] = square;
      count += square < farthest ? 1 : 0;
    }
    return count;
  }

  private void add(int slot, int count) {
    double value = values[slot];
    double sum = 0;
    double weightSum = 0;
    for (int k = 0; k < count; k++) {
      int other = near[k];
      double weight = decay.at(Math.sqrt(squares[k]));
      sum += weight * values[other];
      weightSum += weight;
      sums[other] += weight * value;
      weights[other] += weight;
    }
    sums[slot] += sum;
    weights[slot] += weightSum;
  }
}
