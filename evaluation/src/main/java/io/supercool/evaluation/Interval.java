package io.supercool.evaluation;

/**
 * Where a score may lie: 95 % of what other configurations of the same kind would have given.
 *
 * @param low NaN, as {@code high}, where one configuration alone says nothing of others
 * @param high at least {@code low}
 */
public record Interval(double low, double high) {
  static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
}
