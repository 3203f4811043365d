package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Arrays;

/**
 * Bond-orientational order parameters of one soft shell of neighbours (Steinhardt, Nelson,
 * Ronchetti, Phys. Rev. B 28, 784, 1983; shells as in Boattini, Smallenburg, Filion, Phys. Rev.
 * Lett. 127, 088007, 2021):
 *
 * <pre>
 *   q_l^2 = 4 pi / (2l + 1) sum_m |sum_j w_j Y_lm(r_j)|^2 / W^2 = sum_jk w_j w_k P_l(cos jk) / W^2,
 *   w_j = exp(-(r_j - radius)^2 / (2 width^2)),   W = sum_j w_j
 * </pre>
 *
 * The second form, by the addition theorem, needs no harmonics.
 *
 * @param radius of the shell
 * @param width of the shell
 * @param lMax highest l
 */
public record BondOrder(double radius, double width, int lMax) {
  /** Beyond so many widths a neighbour's weight is below 2e-4. */
  private static final double REACH = 4.2;

  /** The first shell of a liquid whose particles have a diameter of about 1. */
  public static final BondOrder FIRST_SHELL = new BondOrder(1.05, 0.15, 8);

  /**
   * q_l for l = 0 to lMax, {@code [l][particle]}; 0 for a particle without neighbours. Quadratic in
   * the number of neighbours.
   *
   * @param positions {@code [particle * dimensions + axis]}, not modified
   * @throws io.supercool.physics.geometry.BoxTooSmallException if the box is smaller than two
   *     reaches of the shell
   */
  public float[][] of(PeriodicBox box, double[] positions) {
    NeighbourList near = new NeighbourSearch(box, radius + REACH * width).find(positions);
    float[][] order = new float[lMax + 1][near.particles()];
    double[] squares = new double[lMax + 1];
    for (int particle = 0; particle < near.particles(); particle++) {
      int first = near.offsets()[particle];
      int last = near.offsets()[particle + 1];
      Arrays.fill(squares, 0);
      double total = 0;
      for (int j = first; j < last; j++) {
        double weight = weight(near.distances()[j]);
        total += weight;
        addLegendre(weight * weight, 1, squares);
        for (int k = first; k < j; k++) {
          addLegendre(2 * weight * weight(near.distances()[k]), cosine(near, j, k), squares);
        }
      }
      for (int l = 0; l <= lMax && total > 0; l++) {
        order[l][particle] = (float) (Math.sqrt(Math.max(0, squares[l])) / total);
      }
    }
    return order;
  }

  private double weight(double distance) {
    double widths = (distance - radius) / width;
    return Math.exp(-widths * widths / 2);
  }

  private static double cosine(NeighbourList near, int j, int k) {
    float[] vectors = near.vectors();
    double product = 0;
    for (int axis = 0; axis < 3; axis++) {
      product += (double) vectors[3 * j + axis] * vectors[3 * k + axis];
    }
    return product / ((double) near.distances()[j] * near.distances()[k]);
  }

  /** Adds {@code factor} P_l(x) for every l. */
  private static void addLegendre(double factor, double x, double[] sums) {
    double before = 0;
    double value = 1;
    for (int l = 0; l < sums.length; l++) {
      sums[l] += factor * value;
      double next = ((2 * l + 1) * x * value - l * before) / (l + 1);
      before = value;
      value = next;
    }
  }
}
