package io.supercool.storage.npz;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How an array's bytes are to be read.
 *
 * @param type of its elements
 * @param shape lengths of its axes; empty for a single value; not copied
 * @param fortranOrder whether the first index varies fastest
 */
public record ArrayLayout(ElementType type, int[] shape, boolean fortranOrder) {
  /** Number of elements. */
  public long elements() {
    return product(shape);
  }

  /** Bytes of all elements. */
  public long bytes() {
    return Math.multiplyExact(elements(), type.bytes());
  }

  /**
   * Number of elements of {@code shape}.
   *
   * @throws ArithmeticException if it is more than a {@code long} holds
   */
  public static long product(int[] shape) {
    long product = 1;
    for (int length : shape) {
      product = Math.multiplyExact(product, length);
    }
    return product;
  }

  /** The shape as Python writes it, e.g. {@code (4096, 3)}. */
  public String shapeText() {
    return shapeText(shape);
  }

  /** A shape as Python writes it. */
  public static String shapeText(int[] shape) {
    return shape.length == 1
        ? "(" + shape[0] + ",)"
        : Arrays.stream(shape)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The index of the element that is number {@code place} in the file's order. */
  long[] index(long place) {
    return index(shape, fortranOrder, place);
  }

  /** The index of element {@code flat} (in C order) as Python writes it, e.g. {@code [17, 1]}. */
  public static String indexText(int[] shape, long flat) {
    return Arrays.toString(index(shape, false, flat));
  }

  private static long[] index(int[] shape, boolean fortranOrder, long place) {
    long[] index = new long[shape.length];
    for (int k = 0; k < shape.length; k++) {
      int axis = fortranOrder ? k : shape.length - 1 - k;
      index[axis] = place % shape[axis];
      place /= shape[axis];
    }
    return index;
  }

  /**
   * {@code values}, read in this layout's order, in C order; the same array if they already are.
   */
  public double[] inRowOrder(double[] values) {
    if (!fortranOrder || shape.length < 2) {
      return values;
    }
    double[] ordered = new double[values.length];
    int[] index = new int[shape.length];
    for (double value : values) {
      ordered[rowOrderOffset(index)] = value;
      for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
        index[axis] = 0;
      }
    }
    return ordered;
  }

  private int rowOrderOffset(int[] index) {
    int offset = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      offset = offset * shape[axis] + index[axis];
    }
    return offset;
  }
}
