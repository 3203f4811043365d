package io.supercool.physics.geometry;

import java.util.Arrays;

/**
 * An orthogonal box, periodic along all its 2 or 3 axes: [0, L) along each. Immutable.
 *
 * <p>Positions may lie anywhere; {@link #wrap} brings them into the box.
 */
public final class PeriodicBox {
  private final double[] edges;
  private final double[] inverse;

  /**
   * A box with these edge lengths.
   *
   * @throws IllegalArgumentException if there are not 2 or 3 edges, or one is not positive and
   *     finite
   */
  public PeriodicBox(double... edges) {
    if (edges.length != 2 && edges.length != 3) {
      throw new IllegalArgumentException("a box has 2 or 3 edges: " + Arrays.toString(edges));
    }
    for (double edge : edges) {
      if (!(edge > 0) || Double.isInfinite(edge)) {
        throw new IllegalArgumentException(
            "the edges of a box are positive and finite: " + Arrays.toString(edges));
      }
    }
    this.edges = edges.clone();
    this.inverse = new double[edges.length];
    for (int axis = 0; axis < edges.length; axis++) {
      inverse[axis] = 1 / edges[axis];
    }
  }

  /** Number of axes, 2 or 3. */
  public int dimensions() {
    return edges.length;
  }

  /** Edge length L along an axis. */
  public double edge(int axis) {
    return edges[axis];
  }

  /** Volume, in 2D area. */
  public double volume() {
    double volume = 1;
    for (double edge : edges) {
      volume *= edge;
    }
    return volume;
  }

  /** The coordinate's periodic image in [0, L): x - L floor(x / L). */
  public double wrap(double coordinate, int axis) {
    double edge = edges[axis];
    double wrapped = coordinate - edge * Math.floor(coordinate / edge);
    // A coordinate just below a face rounds up to the face itself, which is 0 again.
    return wrapped >= edge || wrapped < 0 ? 0 : wrapped;
  }

  /**
   * A particle's coordinate in [0, L).
   *
   * @param positions {@code [particle * dimensions + axis]}
   * @throws IllegalArgumentException if the coordinate is not finite
   */
  public double wrap(double[] positions, int particle, int axis) {
    double coordinate = positions[particle * dimensions() + axis];
    if (!Double.isFinite(coordinate)) {
      throw new IllegalArgumentException(
          "particle %d has a coordinate that is not finite: %s".formatted(particle, coordinate));
    }
    return wrap(coordinate, axis);
  }

  /**
   * How many cells at least {@code width} wide the box holds along each of three axes (1 along z in
   * 2D), but in all no more than about {@code most}.
   */
  public int[] cells(double width, int most) {
    int[] cells = {1, 1, 1};
    for (int axis = 0; axis < dimensions(); axis++) {
      cells[axis] = (int) Math.max(1, Math.min(1 << 20, edges[axis] / width));
    }
    while ((double) cells[0] * cells[1] * cells[2] > Math.max(1, most)) {
      int largest = cells[0] >= cells[1] ? 0 : 1;
      largest = cells[largest] >= cells[2] ? largest : 2;
      cells[largest] = (cells[largest] + 1) / 2;
    }
    return cells;
  }

  /** The difference's shortest periodic image, in [-L/2, L/2]; odd in the difference. */
  public double minimumImage(double difference, int axis) {
    return difference - edges[axis] * Math.rint(difference * inverse[axis]);
  }

  /** The largest cutoff that sees no particle twice: half the shortest edge. */
  public double largestCutoff() {
    double shortest = edges[0];
    for (double edge : edges) {
      shortest = Math.min(shortest, edge);
    }
    return shortest / 2;
  }

  /**
   * Makes sure that a sphere of radius {@code cutoff} meets no periodic image of itself.
   *
   * @throws BoxTooSmallException if an edge is shorter than 2 cutoffs
   */
  public void requireCutoff(double cutoff) {
    if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
      throw new IllegalArgumentException("a cutoff is positive and finite: " + cutoff);
    }
    for (int axis = 0; axis < edges.length; axis++) {
      if (edges[axis] < 2 * cutoff) {
        throw new BoxTooSmallException(axis, edges[axis], cutoff);
      }
    }
  }

  @Override
  public String toString() {
    return "box " + Arrays.toString(edges);
  }
}
