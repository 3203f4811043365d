package io.supercool.physics.descriptor;

import io.supercool.physics.neighbour.CellList;

/** Sums of w_ij v_j and of w_ij for every particle i, from every pair once. */
final class WeightedSums implements CellList.CellPairs {
  private final CellList cells;
  private final Decay decay;
  private final double[] values;
  private final double[] sums;
  private final double[] weights;

  // What of a cell is within reach of one particle.
  private int[] near = {};
  private double[] squares = {};

  /** Every particle counts itself with weight 1. */
  WeightedSums(CellList cells, float[] values, Decay decay) {
    this.cells = cells;
    this.decay = decay;
    this.values = new double[values.length];
    sums = new double[values.length];
    weights = new double[values.length];
    for (int slot = 0; slot < values.length; slot++) {
      this.values[slot] = values[cells.particleAt()[slot]];
      sums[slot] = this.values[slot];
      weights[slot] = 1;
    }
  }

  /** By particle. */
  float[] averages() {
    float[] averages = new float[sums.length];
    for (int slot = 0; slot < sums.length; slot++) {
      averages[cells.particleAt()[slot]] = (float) (sums[slot] / weights[slot]);
    }
    return averages;
  }

  @Override
  public void visit(int from, int to, int otherFrom, int otherTo, double[] shift, boolean itself) {
    if (near.length < otherTo - otherFrom) {
      near = new int[2 * (otherTo - otherFrom)];
      squares = new double[near.length];
    }
    for (int slot = from; slot < to; slot++) {
      int count = select(slot, itself ? slot + 1 : otherFrom, otherTo, shift);
      add(slot, count);
    }
  }

  /** Always writes and moves on where it is near: a branch would often be mispredicted. */
  private int select(int slot, int from, int to, double[] shift) {
    double[] coordinates = cells.coordinates();
    double x = coordinates[3 * slot] - shift[0];
    double y = coordinates[3 * slot + 1] - shift[1];
    double z = coordinates[3 * slot + 2] - shift[2];
    double farthest = cells.reach() * cells.reach();
    int count = 0;
    for (int other = from; other < to; other++) {
      double dx = coordinates[3 * other] - x;
      double dy = coordinates[3 * other + 1] - y;
      double dz = coordinates[3 * other + 2] - z;
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
