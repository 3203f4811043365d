package io.supercool.physics.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A box, periodic along all its 2 or 3 edges, with a corner at the origin: orthogonal, [0, L) along
 * each axis, or tilted, spanned by any vectors. Immutable.
 *
 * <p>Positions may lie anywhere; {@link #wrap} brings them into the box.
 */
public final class PeriodicBox {
  private final double[] edges;
  private final double[] inverse;
  private final @Nullable BoxVectors vectors;

  /**
   * A box with these edge lengths or vectors.
   *
   * @param edges 2 or 3 lengths; or, of a tilted box, its 2 or 3 vectors one after the other, 4 or
   *     9 numbers
   * @throws IllegalArgumentException if there are not 2, 3, 4 or 9 numbers, a length is not
   *     positive and finite, or the vectors do not span a volume
   */
  public PeriodicBox(double... edges) {
    vectors = edges.length == 4 || edges.length == 9 ? new BoxVectors(edges) : null;
    int dimensions = edges.length == 4 ? 2 : edges.length == 9 ? 3 : edges.length;
    if (dimensions != 2 && dimensions != 3) {
      throw new IllegalArgumentException("a box has 2 or 3 edges: " + Arrays.toString(edges));
    }
    this.edges = edges.length == dimensions ? edges.clone() : new double[dimensions];
    this.inverse = new double[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      if (vectors != null) {
        this.edges[axis] = vectors.length(axis);
      }
      if (!(this.edges[axis] > 0) || Double.isInfinite(this.edges[axis])) {
        throw new IllegalArgumentException(
            "the edges of a box are positive and finite: " + Arrays.toString(edges));
      }
      inverse[axis] = 1 / this.edges[axis];
    }
  }

  /** Whether it is spanned by vectors, which need not be at right angles. */
  public boolean isTilted() {
    return vectors != null;
  }

  /** Number of axes, 2 or 3. */
  public int dimensions() {
    return edges.length;
  }

  /** Length of an edge, L along the axis in an orthogonal box. */
  public double edge(int axis) {
    return edges[axis];
  }

  /** Coordinate along {@code axis} of the vector along an edge. */
  public double vector(int edge, int axis) {
    return vectors != null ? vectors.vector(edge, axis) : edge == axis ? edges[axis] : 0;
  }

  /** Distance between the two faces that an edge joins; its length in an orthogonal box. */
  public double width(int edge) {
    return vectors != null ? vectors.width(edge) : edges[edge];
  }

  /** Volume, in 2D area. */
  public double volume() {
    if (vectors != null) {
      return vectors.volume();
    }
    double volume = 1;
    for (double edge : edges) {
      volume *= edge;
    }
    return volume;
  }

  /** The coordinate's periodic image in [0, L): x - L floor(x / L). Orthogonal boxes only. */
  public double wrap(double coordinate, int axis) {
    requireOrthogonal();
    double edge = edges[axis];
    double wrapped = coordinate - edge * Math.floor(coordinate / edge);
    // A coordinate just below a face rounds up to the face itself, which is 0 again.
    return wrapped >= edge || wrapped < 0 ? 0 : wrapped;
  }

  /**
   * A particle's coordinate in [0, L). Orthogonal boxes only.
   *
   * @param positions {@code [particle * dimensions + axis]}
   * @throws IllegalArgumentException if the coordinate is not finite
   */
  public double wrap(double[] positions, int particle, int axis) {
    return wrap(finite(positions, particle, axis), axis);
  }

  /**
   * A particle's periodic image in the box, and how far along each edge it is.
   *
   * @param positions {@code [particle * dimensions + axis]}
   * @param wrapped filled with the image's coordinates
   * @param fractions filled with the parts of the edges, in [0, 1]
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  public void wrap(double[] positions, int particle, double[] wrapped, double[] fractions) {
    for (int axis = 0; axis < dimensions(); axis++) {
      if (vectors == null) {
        wrapped[axis] = wrap(positions, particle, axis);
        fractions[axis] = wrapped[axis] / edges[axis];
      } else {
        wrapped[axis] = finite(positions, particle, axis);
      }
    }
    for (int edge = 0; vectors != null && edge < dimensions(); edge++) {
      double fraction = vectors.fraction(positions, particle * dimensions(), edge);
      double whole = Math.floor(fraction);
      fractions[edge] = fraction - whole;
      vectors.add(wrapped, 0, edge, -whole);
    }
  }

  private double finite(double[] positions, int particle, int axis) {
    double coordinate = positions[particle * dimensions() + axis];
    if (!Double.isFinite(coordinate)) {
      throw new IllegalArgumentException(
          "particle %d has a coordinate that is not finite: %s".formatted(particle, coordinate));
    }
    return coordinate;
  }

  /**
   * How many cells at least {@code width} wide the box holds along each of three axes (1 along z in
   * 2D), but in all no more than about {@code most}.
   */
  public int[] cells(double width, int most) {
    int[] cells = {1, 1, 1};
    for (int axis = 0; axis < dimensions(); axis++) {
      cells[axis] = (int) Math.max(1, Math.min(1 << 20, width(axis) / width));
    }
    while ((double) cells[0] * cells[1] * cells[2] > Math.max(1, most)) {
      int largest = cells[0] >= cells[1] ? 0 : 1;
      largest = cells[largest] >= cells[2] ? largest : 2;
      cells[largest] = (cells[largest] + 1) / 2;
    }
    return cells;
  }

  /**
   * The difference's shortest periodic image, in [-L/2, L/2]; odd in the difference. Orthogonal
   * boxes only.
   */
  public double minimumImage(double difference, int axis) {
    requireOrthogonal();
    return difference - edges[axis] * Math.rint(difference * inverse[axis]);
  }

  /**
   * Moves a difference to its periodic image within half of each edge: the shortest one in an
   * orthogonal box, and in a tilted one wherever the shortest is shorter than half the smallest
   * width.
   *
   * @param difference replaced; as many coordinates as dimensions
   */
  public void minimumImage(double[] difference) {
    for (int axis = 0; vectors == null && axis < dimensions(); axis++) {
      difference[axis] = minimumImage(difference[axis], axis);
    }
    if (vectors != null) {
      // All parts before any is moved: they do not depend on each other, but rounding would.
      double[] whole = new double[dimensions()];
      for (int edge = 0; edge < whole.length; edge++) {
        whole[edge] = Math.rint(vectors.fraction(difference, 0, edge));
      }
      for (int edge = 0; edge < whole.length; edge++) {
        vectors.add(difference, 0, edge, -whole[edge]);
      }
    }
  }

  /** The largest cutoff that sees no particle twice: half the smallest width. */
  public double largestCutoff() {
    double narrowest = width(0);
    for (int edge = 1; edge < dimensions(); edge++) {
      narrowest = Math.min(narrowest, width(edge));
    }
    return narrowest / 2;
  }

  /**
   * Makes sure that a sphere of radius {@code cutoff} meets no periodic image of itself.
   *
   * @throws BoxTooSmallException if a width is smaller than 2 cutoffs
   */
  public void requireCutoff(double cutoff) {
    if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
      throw new IllegalArgumentException("a cutoff is positive and finite: " + cutoff);
    }
    for (int axis = 0; axis < edges.length; axis++) {
      if (width(axis) < 2 * cutoff) {
        throw isTilted()
            ? new BoxTooSmallException(width(axis), cutoff)
            : new BoxTooSmallException(axis, edges[axis], cutoff);
      }
    }
  }

  private void requireOrthogonal() {
    if (vectors != null) {
      throw new IllegalStateException("the axes of a tilted box cannot be treated one by one");
    }
  }

  @Override
  public String toString() {
    return (vectors == null ? "box " : "tilted box ") + Arrays.toString(edges);
  }
}
