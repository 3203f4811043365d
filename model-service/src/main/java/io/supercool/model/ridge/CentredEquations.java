package io.supercool.model.ridge;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Normal equations of standardised features, of which {@link #weights} are the solution:
 *
 * <pre>
 *   (C + penalty 1) v = m,   C = sum z z^T,   m = sum z (y - mean y)^T,   z = (x - mean x) / deviation
 * </pre>
 *
 * <p>The matrix is symmetric and, as every penalty is positive, positive definite: it is solved by
 * its Cholesky factors.
 */
final class CentredEquations {
  /** Of the mean square; a variance below is rounding alone. */
  private static final double ROUNDING = 1e-12;

  private final DMatrixRMaj means;
  private final DMatrixRMaj targetMeans;
  private final double[] deviations;
  private final DMatrixRMaj matrix;
  private final DMatrixRMaj right;

  /** Of all samples in {@code equations}, which are unchanged. */
  CentredEquations(NormalEquations equations) {
    double samples = equations.samples();
    int constant = equations.gram().numRows - 1;
    means = CommonOps_DDRM.extractRow(equations.gram(), constant, null);
    targetMeans = CommonOps_DDRM.extractRow(equations.moments(), constant, null);
    CommonOps_DDRM.divide(means, samples);
    CommonOps_DDRM.divide(targetMeans, samples);
    matrix = equations.gram().copy();
    CommonOps_DDRM.multAddTransA(-samples, means, means, matrix);
    right = equations.moments().copy();
    CommonOps_DDRM.multAddTransA(-samples, means, targetMeans, right);
    deviations = deviations(matrix, equations.gram(), samples);
    CommonOps_DDRM.divideRows(deviations, matrix);
    CommonOps_DDRM.divideCols(matrix, deviations);
    CommonOps_DDRM.divideRows(deviations, right);
  }

  /** Of every feature; 1 for one that varies by rounding alone. */
  private static double[] deviations(DMatrixRMaj covariance, DMatrixRMaj gram, double samples) {
    double[] deviations = new double[gram.numRows];
    for (int k = 0; k < deviations.length; k++) {
      double variance = covariance.get(k, k) / samples;
      boolean varies = variance > ROUNDING * gram.get(k, k) / samples;
      deviations[k] = varies ? Math.sqrt(variance) : 1;
    }
    return deviations;
  }

  /**
   * Weights of raw features, {@code [feature, target]}, the constant last.
   *
   * @throws ArithmeticException if rounding has made the matrix indefinite
   */
  DMatrixRMaj weights(double penalty) {
    DMatrixRMaj penalised = matrix.copy();
    for (int k = 0; k < penalised.numRows; k++) {
      penalised.add(k, k, penalty);
    }
    LinearSolverDense<DMatrixRMaj> cholesky =
        LinearSolverFactory_DDRM.symmPosDef(penalised.numRows);
    if (!cholesky.setA(penalised)) {
      throw new ArithmeticException(
          "the normal equations with penalty "
              + penalty
              + " are not positive definite; look for absurd features in the training set");
    }
    DMatrixRMaj weights = new DMatrixRMaj(right.numRows, right.numCols);
    cholesky.solve(right.copy(), weights);
    CommonOps_DDRM.divideRows(deviations, weights);
    DMatrixRMaj shift = targetMeans.copy();
    CommonOps_DDRM.multAdd(-1, means, weights, shift);
    CommonOps_DDRM.insert(shift, weights, weights.numRows - 1, 0);
    return weights;
  }
}
