package io.supercool.equivariant;

import java.util.Random;

/** Random orthogonal matrices and directions for tests of equivariance. */
public final class Rotations {

  private Rotations() {}

  /** A uniformly distributed rotation, from a random unit quaternion. */
  public static double[][] rotation(Random random) {
    double a = random.nextGaussian();
    double b = random.nextGaussian();
    double c = random.nextGaussian();
    double d = random.nextGaussian();
    double norm = a * a + b * b + c * c + d * d;
    return new double[][] {
      {1 - 2 * (c * c + d * d) / norm, 2 * (b * c - a * d) / norm, 2 * (b * d + a * c) / norm},
      {2 * (b * c + a * d) / norm, 1 - 2 * (b * b + d * d) / norm, 2 * (c * d - a * b) / norm},
      {2 * (b * d - a * c) / norm, 2 * (c * d + a * b) / norm, 1 - 2 * (b * b + c * c) / norm}
    };
  }

  /** A rotation followed by the inversion. */
  public static double[][] reflection(Random random) {
    double[][] matrix = rotation(random);
    for (double[] row : matrix) {
      for (int column = 0; column < 3; column++) {
        row[column] = -row[column];
      }
    }
    return matrix;
  }

  /** A vector of normally distributed components. */
  public static double[] vector(Random random) {
    return new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
  }

  /** The product of a matrix and a vector. */
  public static double[] apply(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += matrix[row][column] * vector[column];
      }
    }
    return product;
  }
}
