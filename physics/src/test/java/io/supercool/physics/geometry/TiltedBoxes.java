package io.supercool.physics.geometry;

import java.util.Random;

/** Random tilted boxes, and the images of points in them. */
public final class TiltedBoxes {
  private TiltedBoxes() {}

  /** A box of any directions and handedness, at least two cutoffs wide. */
  public static PeriodicBox random(Random random, int dimensions, double cutoff) {
    while (true) {
      double[] vectors = new double[dimensions * dimensions];
      for (int k = 0; k < vectors.length; k++) {
        vectors[k] = 4 * random.nextGaussian() + (k % (dimensions + 1) == 0 ? 3 : 0);
      }
      PeriodicBox box = new PeriodicBox(vectors);
      if (box.largestCutoff() >= cutoff) {
        return box;
      }
    }
  }

  /** The difference of two points, through every image up to three edges away. */
  public static double[][] images(PeriodicBox box, double[] to, double[] from) {
    int dimensions = box.dimensions();
    int sizes = dimensions == 2 ? 49 : 343;
    double[][] images = new double[sizes][dimensions];
    for (int image = 0; image < sizes; image++) {
      int[] moves = {image % 7 - 3, image / 7 % 7 - 3, image / 49 - 3};
      for (int axis = 0; axis < dimensions; axis++) {
        images[image][axis] = to[axis] - from[axis];
        for (int edge = 0; edge < dimensions; edge++) {
          images[image][axis] += moves[edge] * box.vector(edge, axis);
        }
      }
    }
    return images;
  }

  /** Length of a vector. */
  public static double norm(double[] vector) {
    double square = 0;
    for (double along : vector) {
      square += along * along;
    }
    return Math.sqrt(square);
  }
}
