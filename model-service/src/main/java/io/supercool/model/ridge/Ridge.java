package io.supercool.model.ridge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.supercool.model.network.engine.Parameters;
import java.util.List;

/**
 * Ridge regression on standardised features with a free constant: the weights w that minimise
 *
 * <pre>
 *   sum (y - b - w (x - mean) / deviation)^2 + penalty |w|^2
 * </pre>
 */
final class Ridge {
  /** Penalties to choose from. */
  private static final double[] PENALTIES = {10, 31.6, 100, 316, 1000, 3160, 10_000};

  /** With a single part there is nothing to choose by. */
  private static final double PENALTY_UNKNOWN = 1000;

  private Ridge() {}

  /**
   * Fits all samples with the penalty of the best mean correlation on parts left out in turn.
   *
   * @param parts of the samples, such as configurations; unchanged in the end, but for rounding
   * @return weights of raw features, {@code [feature, target]}, the constant last, under {@code
   *     manager}
   */
  static NDArray fit(List<NormalEquations> parts, NDManager manager) {
    try (NDManager scratch = manager.newSubManager()) {
      NormalEquations all = sum(parts, scratch);
      double penalty = parts.size() == 1 ? PENALTY_UNKNOWN : bestPenalty(parts, all);
      NDArray weights = solve(all, penalty, scratch);
      weights.attach(manager);
      return weights;
    }
  }

  private static NormalEquations sum(List<NormalEquations> parts, NDManager manager) {
    NormalEquations first = parts.get(0);
    NormalEquations sum =
        NormalEquations.zero(
            manager,
            (int) first.gram().getShape().get(0) - 1,
            (int) first.squares().getShape().get(1));
    parts.forEach(sum::add);
    return sum;
  }

  private static double bestPenalty(List<NormalEquations> parts, NormalEquations all) {
    double[] scores = new double[PENALTIES.length];
    for (NormalEquations leftOut : parts) {
      all.subtract(leftOut);
      for (int k = 0; k < PENALTIES.length; k++) {
        try (NDManager scratch = all.gram().getManager().newSubManager()) {
          NDArray weights = solve(all, PENALTIES[k], scratch);
          scores[k] += correlation(weights, leftOut, scratch);
        }
      }
      all.add(leftOut);
    }
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return PENALTIES[best];
  }

  /** Weights of raw features, {@code [feature, target]}, the constant last. */
  private static NDArray solve(NormalEquations equations, double penalty, NDManager scratch) {
    NDArray gram = Parameters.copy(equations.gram(), scratch);
    NDArray moments = Parameters.copy(equations.moments(), scratch);
    long constant = gram.getShape().get(0) - 1;
    double samples = equations.samples();
    NDArray means = gram.get("{}:{}", constant, constant + 1).div(samples);
    NDArray targetMeans = moments.get("{}:{}", constant, constant + 1).div(samples);
    NDArray covariance = gram.sub(means.transpose().matMul(means).mul(samples));
    NDArray deviations = deviations(covariance, gram, samples);
    NDArray system =
        covariance
            .div(deviations.matMul(deviations.transpose()))
            .add(
                scratch
                    .eye((int) constant + 1, (int) constant + 1, 0, DataType.FLOAT64)
                    .mul(penalty));
    NDArray right = moments.sub(means.transpose().matMul(targetMeans).mul(samples)).div(deviations);
    NDArray weights = system.inverse().matMul(right).div(deviations);
    NDArray shift = targetMeans.sub(means.matMul(weights));
    return NDArrays.concat(new NDList(weights.get("0:{}", constant), shift), 0);
  }

  /** Of every feature, {@code [feature, 1]}; 1 for one that varies by rounding alone. */
  private static NDArray deviations(NDArray covariance, NDArray gram, double samples) {
    double[] variances = covariance.diagonal().div(samples).toDoubleArray();
    double[] squares = gram.diagonal().div(samples).toDoubleArray();
    double[] deviations = new double[variances.length];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = variances[k] > 1e-12 * squares[k] ? Math.sqrt(variances[k]) : 1;
    }
    return covariance.getManager().create(deviations).expandDims(1);
  }

  /** Pearson correlation of prediction and target over a part, averaged over the targets. */
  private static double correlation(NDArray weights, NormalEquations part, NDManager scratch) {
    NDArray gram = Parameters.copy(part.gram(), scratch);
    NDArray moments = Parameters.copy(part.moments(), scratch);
    NDArray squares = Parameters.copy(part.squares(), scratch);
    long constant = gram.getShape().get(0) - 1;
    double samples = part.samples();
    int[] features = {0};
    NDArray predicted = gram.get("{}:{}", constant, constant + 1).matMul(weights);
    NDArray actual = moments.get("{}:{}", constant, constant + 1);
    NDArray together = weights.mul(moments).sum(features, true);
    NDArray predictedSquares = weights.mul(gram.matMul(weights)).sum(features, true);
    NDArray covariance = together.mul(samples).sub(predicted.mul(actual));
    NDArray variances =
        predictedSquares
            .mul(samples)
            .sub(predicted.square())
            .mul(squares.mul(samples).sub(actual.square()));
    return covariance.div(variances.sqrt()).mean().getDouble();
  }
}
