package io.supercool.ingest.reader.frame;

import io.supercool.ingest.reader.Magnitude;
import java.util.Arrays;

/**
 * The periodic box of a frame, somewhere in space. Not copied.
 *
 * @param low the corner from which the edges lead
 * @param vectors the edges, each along its axis if the box is orthogonal
 * @param tilted whether it is not
 */
public record FrameBox(double[] low, double[][] vectors, boolean tilted) {
  private static final int AXES = 3;
  private static final String AXIS_NAMES = "xyz";

  /** A tilt smaller than this part of the edge is what rounding leaves of none. */
  private static final double NO_TILT = 1e-9;

  /** A volume smaller than this part of the edges' product is that of a flat box. */
  private static final double FLAT = 1e-9;

  /**
   * The box at {@code origin} with these three edge vectors.
   *
   * @throws MalformedFrameException if the box is empty, flat or absurd
   */
  public static FrameBox of(double[] origin, double[]... vectors) {
    boolean tilted = false;
    for (int edge = 0; edge < AXES; edge++) {
      for (int axis = 0; axis < AXES; axis++) {
        double tilt = Math.abs(vectors[edge][axis]);
        tilted |= edge != axis && !(tilt <= NO_TILT * Math.abs(vectors[axis][axis]));
      }
    }
    for (int axis = 0; axis < AXES; axis++) {
      double edge = tilted ? length(vectors[axis]) : vectors[axis][axis];
      if (!(edge > 0) || !Magnitude.isPlausible(edge) || !Magnitude.isPlausible(origin[axis])) {
        throw new MalformedFrameException(
            "the box has the edge length %s from %s along %c"
                .formatted(edge, origin[axis], AXIS_NAMES.charAt(axis)),
            "an edge must be positive");
      }
    }
    double product = length(vectors[0]) * length(vectors[1]) * length(vectors[2]);
    if (!(Math.abs(volume(vectors)) > FLAT * product)) {
      throw new MalformedFrameException(
          "the edges %s of the box span no volume".formatted(Arrays.deepToString(vectors)),
          "check the box of this frame");
    }
    return new FrameBox(origin, vectors, tilted);
  }

  /**
   * As a configuration's header has it: edge lengths, or the edge vectors of a tilted box.
   *
   * @param dimensions 2 if only the edges in the plane of x and y count
   * @throws MalformedFrameException if they do not lie in that plane
   */
  public double[] edges(int dimensions) {
    double[] box = new double[tilted ? dimensions * dimensions : dimensions];
    for (int edge = 0; edge < dimensions; edge++) {
      for (int axis = 0; tilted && axis < AXES; axis++) {
        if (axis < dimensions) {
          box[edge * dimensions + axis] = vectors[edge][axis];
        } else if (Math.abs(vectors[edge][axis]) > NO_TILT * length(vectors[edge])) {
          throw new MalformedFrameException(
              "the particles lie in a plane, but the edge %c of the box leaves it"
                  .formatted("abc".charAt(edge)),
              "in two dimensions the edges a and b have no z");
        }
      }
      if (!tilted) {
        box[edge] = vectors[edge][edge];
      }
    }
    return box;
  }

  /**
   * Adds parts of the edges to a point.
   *
   * @param parts how much of each edge; as many as dimensions
   * @param point its first coordinates are moved
   */
  public void add(double[] parts, int dimensions, double[] point) {
    for (int edge = 0; edge < dimensions; edge++) {
      for (int axis = 0; axis < dimensions; axis++) {
        point[axis] += parts[edge] * vectors[edge][axis];
      }
    }
  }

  private static double length(double[] vector) {
    return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
  }

  private static double volume(double[][] v) {
    return v[0][0] * (v[1][1] * v[2][2] - v[1][2] * v[2][1])
        + v[0][1] * (v[1][2] * v[2][0] - v[1][0] * v[2][2])
        + v[0][2] * (v[1][0] * v[2][1] - v[1][1] * v[2][0]);
  }

  /** Refuses a boundary along an axis that is not periodic. */
  public static void requirePeriodic(int axis, boolean periodic, String boundary) {
    if (!periodic) {
      throw new MalformedFrameException(
          "the box is not periodic along %c (boundary %s)"
              .formatted(AXIS_NAMES.charAt(axis), boundary),
          "only periodic boxes can be used");
    }
  }
}
