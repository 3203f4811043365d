package io.supercool.model.ridge;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
   * @param parts of the samples, such as configurations; unchanged
   * @return weights of raw features, {@code [feature, target]}, the constant last
   */
  static DMatrixRMaj fit(List<NormalEquations> parts) {
    NormalEquations all = sum(parts);
    double penalty = parts.size() == 1 ? PENALTY_UNKNOWN : bestPenalty(parts, all);
    return new CentredEquations(all).weights(penalty);
  }

  private static NormalEquations sum(List<NormalEquations> parts) {
    NormalEquations first = parts.get(0);
    NormalEquations sum = NormalEquations.zero(first.gram().numRows - 1, first.squares().numCols);
    parts.forEach(sum::add);
    return sum;
  }

  private static double bestPenalty(List<NormalEquations> parts, NormalEquations all) {
    double[] scores = new double[PENALTIES.length];
    for (NormalEquations leftOut : parts) {
      all.subtract(leftOut);
      CentredEquations rest = new CentredEquations(all);
      for (int k = 0; k < PENALTIES.length; k++) {
        scores[k] += correlation(rest.weights(PENALTIES[k]), leftOut);
      }
      all.add(leftOut);
    }
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return PENALTIES[best];
  }

  /**
   * Pearson correlation of prediction and target over a part, averaged over the targets; that of a
   * constant counts 0.
   */
  private static double correlation(DMatrixRMaj weights, NormalEquations part) {
    double samples = part.samples();
    int constant = weights.numRows - 1;
    DMatrixRMaj products = new DMatrixRMaj(weights.numRows, weights.numCols);
    CommonOps_DDRM.mult(part.gram(), weights, products);
    double correlations = 0;
    for (int target = 0; target < weights.numCols; target++) {
      double together = 0;
      double predictedSquares = 0;
      for (int k = 0; k < weights.numRows; k++) {
        together += weights.get(k, target) * part.moments().get(k, target);
        predictedSquares += weights.get(k, target) * products.get(k, target);
      }
      double predicted = products.get(constant, target);
      double actual = part.moments().get(constant, target);
      double covariance = samples * together - predicted * actual;
      double variances =
          (samples * predictedSquares - predicted * predicted)
              * (samples * part.squares().get(0, target) - actual * actual);
      correlations += variances > 0 ? covariance / Math.sqrt(variances) : 0;
    }
    return correlations / weights.numCols;
  }
}
