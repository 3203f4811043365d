package io.supercool.model.ridge;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Sums over samples from which any ridge regression on them follows, in double precision: with x =
 * (features, 1) and y = (targets, 1)
 *
 * <pre>
 *   gram = sum x x^T,   moments = sum x y^T,   squares = sum y^2 (per target)
 * </pre>
 *
 * Sums of parts of the samples can be added and subtracted.
 *
 * @param gram {@code [feature, feature]}, the constant feature last
 * @param moments {@code [feature, target]}
 * @param squares {@code [1, target]}
 */
record NormalEquations(DMatrixRMaj gram, DMatrixRMaj moments, DMatrixRMaj squares) {

  /** Of no samples yet; {@code features} does not count the constant. */
  static NormalEquations zero(int features, int targets) {
    return new NormalEquations(
        new DMatrixRMaj(features + 1, features + 1),
        new DMatrixRMaj(features + 1, targets),
        new DMatrixRMaj(1, targets));
  }

  /**
   * Adds samples. Their products are libtorch's: for a thousand features it takes a seventh of the
   * time that they take in Java.
   *
   * @param samples number of rows
   * @param features {@code [sample][feature]} with the constant 1 last in every row
   * @param targets {@code [sample][target]}
   */
  void add(int samples, double[] features, double[] targets) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray x = manager.create(features, new Shape(samples, gram.numCols));
      NDArray y = manager.create(targets, new Shape(samples, squares.numCols));
      NDArray transposed = x.transpose();
      add(transposed.matMul(x), gram);
      add(transposed.matMul(y), moments);
      add(y.square().sum(new int[] {0}, true), squares);
    }
  }

  private static void add(NDArray part, DMatrixRMaj sum) {
    CommonOps_DDRM.addEquals(sum, DMatrixRMaj.wrap(sum.numRows, sum.numCols, part.toDoubleArray()));
  }

  /** Adds the samples of {@code other}. */
  void add(NormalEquations other) {
    CommonOps_DDRM.addEquals(gram, other.gram);
    CommonOps_DDRM.addEquals(moments, other.moments);
    CommonOps_DDRM.addEquals(squares, other.squares);
  }

  /** Takes the samples of {@code other} away again. */
  void subtract(NormalEquations other) {
    CommonOps_DDRM.subtractEquals(gram, other.gram);
    CommonOps_DDRM.subtractEquals(moments, other.moments);
    CommonOps_DDRM.subtractEquals(squares, other.squares);
  }

  /** The same samples with some of their targets; shares {@code gram}. */
  NormalEquations ofTargets(List<Integer> chosen) {
    return new NormalEquations(gram, columns(moments, chosen), columns(squares, chosen));
  }

  private static DMatrixRMaj columns(DMatrixRMaj matrix, List<Integer> chosen) {
    DMatrixRMaj columns = new DMatrixRMaj(matrix.numRows, chosen.size());
    for (int k = 0; k < chosen.size(); k++) {
      CommonOps_DDRM.extract(
          matrix, 0, matrix.numRows, chosen.get(k), chosen.get(k) + 1, columns, 0, k);
    }
    return columns;
  }

  /** Number of samples. */
  double samples() {
    int constant = gram.numRows - 1;
    return gram.get(constant, constant);
  }
}
