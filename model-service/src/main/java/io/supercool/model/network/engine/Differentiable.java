package io.supercool.model.network.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;

/** Operations that keep the gradient where DJL's own lose it. */
public final class Differentiable {
  private Differentiable() {}

  /**
   * The components of one degree, {@code [node, m, channel]}.
   *
   * @param features {@code [node, component, channel]}, component {@code l * l + l + m}
   */
  public static NDArray degree(NDArray features, int degree) {
    if (degree == 0 && features.getShape().get(1) == 1) {
      // DJL's indexing loses the gradient where it selects everything.
      return features;
    }
    return features.get(new NDIndex(":, {}:{}", degree * degree, (degree + 1) * (degree + 1)));
  }

  /**
   * The arrays one after the other along an axis; DJL's version loses a single array's gradient.
   */
  public static NDArray concatenate(NDList arrays, int axis) {
    return arrays.size() == 1 ? arrays.head() : NDArrays.concat(arrays, axis);
  }

  /**
   * {@code matrix[index]}, row by row. As an embedding, because DJL's indexing drops the gradient.
   *
   * @param index 64-bit
   */
  public static NDArray gatherRows(NDArray matrix, NDArray index) {
    return matrix
        .getNDArrayInternal()
        .embedding(index, matrix, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
