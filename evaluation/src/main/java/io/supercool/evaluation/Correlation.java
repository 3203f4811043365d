package io.supercool.evaluation;

/**
 * Pearson's correlation of pairs that arrive one by one: sum (x - mean x)(y - mean y) / sqrt(sum (x
 * - mean x)^2 sum (y - mean y)^2), by Welford's updates, so that a large mean costs no precision.
 * Not thread-safe.
 */
public final class Correlation {
  private int count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  /**
   * Pearson's correlation of two arrays of equal length. NaN where it is not defined: fewer than
   * two pairs, a constant array, or a NaN among the values.
   */
  public static double pearson(float[] x, float[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("lengths differ: " + x.length + " and " + y.length);
    }
    Correlation correlation = new Correlation();
    for (int i = 0; i < x.length; i++) {
      correlation.add(x[i], y[i]);
    }
    return correlation.pearson();
  }

  /**
   * The correlation that a perfect prediction would have with a propensity mean over replicas, from
   * the correlation r of the means over their halves: the reliability of the whole is 2r / (1 + r)
   * (Spearman-Brown) and the ceiling its square root. 0 where the halves do not agree (r <= 0); NaN
   * for NaN.
   */
  public static double noiseCeiling(double halves) {
    return halves <= 0 ? 0 : Math.sqrt(2 * halves / (1 + halves));
  }

  /** Adds a pair. */
  public void add(double x, double y) {
    count++;
    double fromOldMeanX = x - meanX;
    double fromOldMeanY = y - meanY;
    meanX += fromOldMeanX / count;
    meanY += fromOldMeanY / count;
    squaresX += fromOldMeanX * (x - meanX);
    squaresY += fromOldMeanY * (y - meanY);
    products += fromOldMeanX * (y - meanY);
  }

  /** Adds all pairs of another (Chan, Golub and LeVeque 1979). */
  public void add(Correlation other) {
    if (other.count == 0) {
      return;
    }
    int total = count + other.count;
    double shiftX = other.meanX - meanX;
    double shiftY = other.meanY - meanY;
    double weight = (double) count * other.count / total;
    squaresX += other.squaresX + shiftX * shiftX * weight;
    squaresY += other.squaresY + shiftY * shiftY * weight;
    products += other.products + shiftX * shiftY * weight;
    meanX += shiftX * other.count / total;
    meanY += shiftY * other.count / total;
    count = total;
  }

  /** Number of pairs added. */
  public int count() {
    return count;
  }

  /** The correlation of all pairs added, in [-1, 1], or NaN where it is not defined. */
  public double pearson() {
    // Two roots: the product of two small sums of squares could underflow.
    double scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
    return scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : Double.NaN;
  }
}
