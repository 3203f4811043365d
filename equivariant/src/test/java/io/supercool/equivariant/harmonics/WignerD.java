package io.supercool.equivariant.harmonics;

/** Wigner matrices: how the real harmonics of a degree turn, Y(R x) = D(R) Y(x). */
public final class WignerD {

  /** Axis of each component of degree 1: Y_1 = sqrt(3) (y, z, x). */
  private static final int[] AXES = {1, 2, 0};

  private WignerD() {}

  /**
   * The matrix {@code [l + m][l + m']} of degree l. Degree l is the highest that degrees l - 1 and
   * 1 couple to, so its matrix is the coupled product of theirs.
   *
   * @param l degree, 0 to 6
   * @param rotation an orthogonal matrix {@code [row][column]}; a reflection is welcome
   */
  public static double[][] matrix(int l, double[][] rotation) {
    if (l == 0) {
      return new double[][] {{1}};
    }
    double[][] vector = new double[3][3];
    for (int m = 0; m < 3; m++) {
      for (int n = 0; n < 3; n++) {
        vector[m][n] = rotation[AXES[m]][AXES[n]];
      }
    }
    return l == 1 ? vector : coupled(l, matrix(l - 1, rotation), vector);
  }

  /** D_mn = sum C_abm D'_aa' D''_bb' C_a'b'n. */
  private static double[][] coupled(int l, double[][] lower, double[][] vector) {
    double[][][] coupling = ClebschGordan.coefficients(l - 1, 1, l);
    int size = 2 * l + 1;
    double[][] matrix = new double[size][size];
    for (int a = 0; a < lower.length; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < lower.length; c++) {
          for (int d = 0; d < 3; d++) {
            addOuterProduct(lower[a][c] * vector[b][d], coupling[a][b], coupling[c][d], matrix);
          }
        }
      }
    }
    return matrix;
  }

  private static void addOuterProduct(
      double scale, double[] rows, double[] columns, double[][] matrix) {
    for (int m = 0; m < rows.length; m++) {
      for (int n = 0; n < columns.length; n++) {
        matrix[m][n] += scale * rows[m] * columns[n];
      }
    }
  }
}
