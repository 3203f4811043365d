package io.supercool.physics.dynamics;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * Follows particles through the faces of a periodic box from frame to frame, whether the frames'
 * positions are wrapped into the box or not. Right as long as no particle moves further than half
 * the box between two frames; nobody can tell otherwise from wrapped positions.
 */
public final class Unwrapping {
  private Unwrapping() {}

  /**
   * Positions whose differences from the frame before are displacements: r' + m(r - r'), with r'
   * the position followed to the frame before, r the position as the next frame gives it, and m the
   * shortest periodic image.
   *
   * @param box of the next frame
   * @param before followed positions, {@code [particle * dimensions + axis]}
   * @param next positions as given, same layout
   * @return followed positions, new
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double[] follow(PeriodicBox box, double[] before, double[] next) {
    requireSameLength(before, next);
    int dimensions = box.dimensions();
    double[] followed = new double[next.length];
    double[] moved = new double[dimensions];
    for (int first = 0; first < next.length; first += dimensions) {
      for (int axis = 0; axis < dimensions; axis++) {
        moved[axis] = next[first + axis] - before[first + axis];
      }
      box.minimumImage(moved);
      for (int axis = 0; axis < dimensions; axis++) {
        followed[first + axis] = before[first + axis] + moved[axis];
      }
    }
    return followed;
  }

  /**
   * How far each particle has come: |r - r'|.
   *
   * @param from r', {@code [particle * dimensions + axis]}
   * @param to r, same layout
   * @return one distance per particle
   * @throws IllegalArgumentException if the lengths differ
   */
  public static float[] distances(double[] from, double[] to, int dimensions) {
    requireSameLength(from, to);
    float[] distances = new float[from.length / dimensions];
    for (int particle = 0; particle < distances.length; particle++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        double moved = to[particle * dimensions + axis] - from[particle * dimensions + axis];
        square += moved * moved;
      }
      distances[particle] = (float) Math.sqrt(square);
    }
    return distances;
  }

  /**
   * How far apart positions in a periodic box are, each to its counterpart's nearest image: |m(r -
   * r')|.
   *
   * @param from r', {@code [particle * dimensions + axis]}
   * @param to r, same layout
   * @return one distance per particle
   * @throws IllegalArgumentException if the lengths differ
   */
  public static float[] distances(PeriodicBox box, double[] from, double[] to) {
    return distances(from, follow(box, from, to), box.dimensions());
  }

  private static void requireSameLength(double[] one, double[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "%d coordinates where %d are due".formatted(other.length, one.length));
    }
  }
}
