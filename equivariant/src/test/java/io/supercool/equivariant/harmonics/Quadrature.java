package io.supercool.equivariant.harmonics;

/**
 * Quadrature on the sphere: Gauss-Legendre in z, equal steps in the angle around it, which
 * integrates polynomials up to a degree exactly.
 */
record Quadrature(double[] z, double[] weights, int angles) {

  static Quadrature exactToDegree(int degree) {
    int n = degree / 2 + 1;
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      for (int newton = 0; newton < 20; newton++) {
        double before = 1;
        double value = x;
        for (int l = 2; l <= n; l++) {
          double next = ((2 * l - 1) * x * value - (l - 1) * before) / l;
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      nodes[i] = x;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new Quadrature(nodes, weights, degree + 1);
  }

  /** The mean over directions of Y_l1m1 Y_l2m2 Y_l3m3. */
  double[][][] gaunt(int l1, int l2, int l3) {
    double[][][] means = new double[2 * l1 + 1][2 * l2 + 1][2 * l3 + 1];
    int lMax = Math.max(l1, Math.max(l2, l3));
    for (int i = 0; i < z.length; i++) {
      double radius = Math.sqrt(1 - z[i] * z[i]);
      for (int k = 0; k < angles; k++) {
        double phi = 2 * Math.PI * k / angles;
        double[] harmonics =
            ReferenceHarmonics.of(lMax, radius * Math.cos(phi), radius * Math.sin(phi), z[i]);
        for (int m1 = 0; m1 <= 2 * l1; m1++) {
          for (int m2 = 0; m2 <= 2 * l2; m2++) {
            for (int m3 = 0; m3 <= 2 * l3; m3++) {
              means[m1][m2][m3] +=
                  weights[i]
                      / angles
                      * harmonics[l1 * l1 + m1]
                      * harmonics[l2 * l2 + m2]
                      * harmonics[l3 * l3 + m3];
            }
          }
        }
      }
    }
    return means;
  }
}
