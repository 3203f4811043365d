package io.supercool.model.network;

import java.util.Random;

/** Random orthogonal matrices. */
final class Rotations {
  static final double[][] IDENTITY = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private Rotations() {}

  /** Uniform over SO(3), from a random unit quaternion. */
  static double[][] random(Random random) {
    double[] q = new double[4];
    double square = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = random.nextGaussian();
      square += q[i] * q[i];
    }
    double s = 2 / square;
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[][] {
      {1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)},
      {s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)},
      {s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)}
    };
  }

  /** The same with the point reflection after it: determinant -1. */
  static double[][] reflected(double[][] rotation) {
    double[][] reflected = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        reflected[row][column] = -rotation[row][column];
      }
    }
    return reflected;
  }
}
