package io.supercool.model.ridge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.supercool.model.network.engine.Parameters;
import java.util.List;

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
record NormalEquations(NDArray gram, NDArray moments, NDArray squares) {

  /** Of no samples yet; {@code features} does not count the constant. */
  static NormalEquations zero(NDManager manager, int features, int targets) {
    return new NormalEquations(
        manager.zeros(new Shape(features + 1, features + 1), DataType.FLOAT64),
        manager.zeros(new Shape(features + 1, targets), DataType.FLOAT64),
        manager.zeros(new Shape(1, targets), DataType.FLOAT64));
  }

  /**
   * Adds samples.
   *
   * @param samples number of rows
   * @param features {@code [sample][feature]} with the constant 1 last in every row
   * @param targets {@code [sample][target]}
   */
  void add(int samples, double[] features, double[] targets) {
    try (NDManager scratch = gram.getManager().newSubManager()) {
      NDArray x = scratch.create(features, new Shape(samples, gram.getShape().get(0)));
      NDArray y = scratch.create(targets, new Shape(samples, squares.getShape().get(1)));
      NDArray transposed = x.transpose();
      gram.addi(transposed.matMul(x));
      moments.addi(transposed.matMul(y));
      squares.addi(y.square().sum(new int[] {0}, true));
    }
  }

  /** Adds the samples of {@code other}. */
  void add(NormalEquations other) {
    gram.addi(other.gram);
    moments.addi(other.moments);
    squares.addi(other.squares);
  }

  /** Takes the samples of {@code other} away again. */
  void subtract(NormalEquations other) {
    gram.subi(other.gram);
    moments.subi(other.moments);
    squares.subi(other.squares);
  }

  /** The same samples with some of their targets; shares {@code gram}. */
  NormalEquations ofTargets(List<Integer> chosen, NDManager manager) {
    int targets = (int) squares.getShape().get(1);
    double[] choice = new double[targets * chosen.size()];
    for (int k = 0; k < chosen.size(); k++) {
      choice[chosen.get(k) * chosen.size() + k] = 1;
    }
    NDArray selection = manager.create(choice, new Shape(targets, chosen.size()));
    return new NormalEquations(
        gram,
        Parameters.copy(moments, manager).matMul(selection),
        Parameters.copy(squares, manager).matMul(selection));
  }

  /** Number of samples. */
  double samples() {
    long last = gram.getShape().get(0) - 1;
    return gram.getDouble(last, last);
  }
}
