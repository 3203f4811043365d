package io.supercool.reader.frame;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.reader.Magnitude;
import java.util.Arrays;
import java.util.List;

/**
 * The box of a frame, somewhere in space, as its file has it. Whether it can be used is decided by
 * {@link #edges}, when it is known how many dimensions count. Not copied.
 *
 * @param low the corner from which the edges lead
 * @param vectors the edges, each along its axis if the box is orthogonal
 * @param tilted whether it is not
 * @param boundaries of each axis: {@link #PERIODIC}, or what the file calls another
 */
public record FrameBox(double[] low, double[][] vectors, boolean tilted, List<String> boundaries) {
  /** A periodic boundary. */
  public static final String PERIODIC = "";

  private static final int AXES = 3;
  private static final double DEEP = 0.5;
  private static final String AXIS_NAMES = "xyz";

  /** A tilt smaller than this part of the edge is what rounding leaves of none. */
  private static final double NO_TILT = 1e-9;

  /** The periodic box at {@code origin} with these three edge vectors. */
  public static FrameBox of(double[] origin, double[]... vectors) {
    boolean tilted = false;
    for (int edge = 0; edge < AXES; edge++) {
      for (int axis = 0; axis < AXES; axis++) {
        tilted |= edge != axis && isTilt(vectors, edge, axis);
      }
    }
    return new FrameBox(origin, vectors, tilted, List.of(PERIODIC, PERIODIC, PERIODIC));
  }

  /** The same with these boundaries. */
  public FrameBox withBoundaries(List<String> boundaries) {
    return new FrameBox(low, vectors, tilted, boundaries);
  }

  private static boolean isTilt(double[][] vectors, int edge, int axis) {
    return !(Math.abs(vectors[edge][axis]) <= NO_TILT * Math.abs(vectors[axis][axis]));
  }

  /**
   * As a configuration's header has it: edge lengths, or the edge vectors of a tilted box.
   *
   * @param dimensions 2 if only the edges in the plane of x and y count; then the third edge and
   *     the boundary along z are not looked at
   * @throws MalformedFrameException if the box is not periodic, empty, flat or absurd, or leaves
   *     the plane
   */
  public double[] edges(int dimensions) {
    boolean leans = false;
    for (int edge = 0; edge < dimensions; edge++) {
      requirePeriodic(edge);
      requireLength(edge);
      if (dimensions == 2) {
        requireInPlane(edge);
      }
      for (int axis = 0; axis < dimensions; axis++) {
        leans |= edge != axis && isTilt(vectors, edge, axis);
      }
    }
    requireVolume(dimensions);
    double[] box = new double[leans ? dimensions * dimensions : dimensions];
    for (int edge = 0; edge < dimensions; edge++) {
      if (leans) {
        System.arraycopy(vectors[edge], 0, box, edge * dimensions, dimensions);
      } else {
        box[edge] = vectors[edge][edge];
      }
    }
    return box;
  }

  /** Whether the third edge is as long as half of the shorter of the others, unlike a plane's. */
  public boolean isDeep() {
    return boundaries.get(2).equals(PERIODIC)
        && length(vectors[2]) >= DEEP * Math.min(length(vectors[0]), length(vectors[1]));
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

  private void requirePeriodic(int axis) {
    if (!boundaries.get(axis).equals(PERIODIC)) {
      throw new MalformedFrameException(
          "the box is not periodic along %c (boundary %s)"
              .formatted(AXIS_NAMES.charAt(axis), boundaries.get(axis)),
          "only periodic boxes can be used");
    }
  }

  private void requireLength(int axis) {
    double edge = tilted ? length(vectors[axis]) : vectors[axis][axis];
    if (!(edge > 0) || !Magnitude.isPlausible(edge) || !Magnitude.isPlausible(low[axis])) {
      throw new MalformedFrameException(
          "the box has the edge length %s from %s along %c"
              .formatted(edge, low[axis], AXIS_NAMES.charAt(axis)),
          "an edge must be positive");
    }
  }

  private void requireInPlane(int edge) {
    double outward = Math.abs(vectors[edge][AXES - 1]);
    if (outward > NO_TILT * length(vectors[edge])) {
      throw new MalformedFrameException(
          "the particles lie in a plane, but the edge %c of the box leaves it"
              .formatted("abc".charAt(edge)),
          "in two dimensions the edges a and b have no z");
    }
  }

  private void requireVolume(int dimensions) {
    double[] spanning = new double[dimensions * dimensions];
    for (int edge = 0; edge < dimensions; edge++) {
      System.arraycopy(vectors[edge], 0, spanning, edge * dimensions, dimensions);
    }
    try {
      new PeriodicBox(spanning);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(
          "the edges %s of the box span no volume".formatted(Arrays.deepToString(vectors)),
          "check the box of this frame");
    }
  }

  private static double length(double[] vector) {
    return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
  }
}
