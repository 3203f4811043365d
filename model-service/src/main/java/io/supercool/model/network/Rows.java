package io.supercool.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Rows of a matrix by index. */
final class Rows {
  private Rows() {}

  /**
   * {@code matrix[index]}, with gradient. As an embedding, because DJL's indexing drops the
   * gradient.
   *
   * @param index 64-bit
   */
  static NDArray gather(NDArray matrix, NDArray index) {
    return matrix
        .getNDArrayInternal()
        .embedding(index, matrix, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
