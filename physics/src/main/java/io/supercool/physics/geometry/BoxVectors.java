package io.supercool.physics.geometry;

/**
 * The vectors that span a tilted box, and their inverse: x = sum_k f_k a_k and f_k = b_k . x.
 * Immutable.
 */
final class BoxVectors {
  /** A volume smaller than this part of the edges' product is that of a flat box. */
  private static final double FLAT = 1e-9;

  private final int dimensions;
  private final double[] vectors;
  private final double[] inverse;
  private final double volume;

  /**
   * Spanned by these vectors.
   *
   * @param vectors {@code [vector * dimensions + axis]}, 4 or 9 numbers
   * @throws IllegalArgumentException if one is not finite, or they do not span a volume
   */
  BoxVectors(double[] vectors) {
    this.dimensions = vectors.length == 4 ? 2 : 3;
    this.vectors = vectors.clone();
    double determinant = determinant(vectors);
    double product = 1;
    for (int vector = 0; vector < dimensions; vector++) {
      product *= length(vector);
    }
    if (!(Math.abs(determinant) > FLAT * product) || !Double.isFinite(product)) {
      throw new IllegalArgumentException("the vectors of a tilted box are finite and not flat");
    }
    this.volume = Math.abs(determinant);
    this.inverse = new double[vectors.length];
    for (int vector = 0; vector < dimensions; vector++) {
      for (int axis = 0; axis < dimensions; axis++) {
        inverse[vector * dimensions + axis] = cofactor(vector, axis) / determinant;
      }
    }
  }

  private static double determinant(double[] v) {
    if (v.length == 4) {
      return v[0] * v[3] - v[1] * v[2];
    }
    return v[0] * (v[4] * v[8] - v[5] * v[7])
        + v[1] * (v[5] * v[6] - v[3] * v[8])
        + v[2] * (v[3] * v[7] - v[4] * v[6]);
  }

  private double cofactor(int row, int column) {
    if (dimensions == 2) {
      double across = vectors[(1 - row) * 2 + 1 - column];
      return row == column ? across : -across;
    }
    int below = (row + 1) % 3;
    int last = (row + 2) % 3;
    int right = (column + 1) % 3;
    int end = (column + 2) % 3;
    return vectors[3 * below + right] * vectors[3 * last + end]
        - vectors[3 * below + end] * vectors[3 * last + right];
  }

  double volume() {
    return volume;
  }

  /** Coordinate of a vector along an axis. */
  double vector(int vector, int axis) {
    return vectors[vector * dimensions + axis];
  }

  /** Length of a vector. */
  double length(int vector) {
    return norm(vectors, vector);
  }

  /** Distance between the two faces that a vector joins. */
  double width(int vector) {
    return 1 / norm(inverse, vector);
  }

  private double norm(double[] rows, int row) {
    double square = 0;
    for (int axis = 0; axis < dimensions; axis++) {
      square += rows[row * dimensions + axis] * rows[row * dimensions + axis];
    }
    return Math.sqrt(square);
  }

  /** f_k of the point that begins at {@code points[from]}. */
  double fraction(double[] points, int from, int vector) {
    double fraction = 0;
    for (int axis = 0; axis < dimensions; axis++) {
      fraction += inverse[vector * dimensions + axis] * points[from + axis];
    }
    return fraction;
  }

  /** Adds {@code times} a vector to the point that begins at {@code points[from]}. */
  void add(double[] points, int from, int vector, double times) {
    for (int axis = 0; axis < dimensions; axis++) {
      points[from + axis] += times * vectors[vector * dimensions + axis];
    }
  }
}
