package io.supercool.physics.descriptor;

import java.util.List;

/**
 * Gaussian shells around a particle: a shell of centre c and width w weighs a neighbour at distance
 * r with exp(-(r - c)^2 / (2 w^2)); weights below 4e-6 count as none. Shells are numbered through
 * all series.
 *
 * @param series by ascending radius
 */
public record Shells(List<Series> series) {
  /** Widths from its centre that a shell reaches. */
  private static final double REACH = 5;

  private static final double INVERSE_E = Math.exp(-1);

  /** Those of the expert descriptors, fine where the liquid's first shells have structure. */
  public static final Shells EXPERT =
      new Shells(
          List.of(
              new Series(0.85, 0.025, 47), new Series(2.05, 0.05, 20), new Series(3.1, 0.1, 20)));

  /**
   * Equally spaced shells, each as wide as the step between them.
   *
   * @param first centre of the first
   * @param step between centres, and width
   * @param count how many
   */
  public record Series(double first, double step, int count) {
    private double reach() {
      return first + (count - 1 + REACH) * step;
    }

    /**
     * From one shell to the next the weight grows by exp(u - k - 1/2), u being the distance in
     * steps from the first, which itself falls by e: two exponentials do for all shells.
     */
    private void add(double distance, float[] sums, int from) {
      double steps = (distance - first) / step;
      int nearest = Math.max(0, (int) Math.ceil(steps - REACH));
      int farthest = Math.min(count - 1, (int) Math.floor(steps + REACH));
      if (nearest > farthest) {
        return;
      }
      double offset = steps - nearest;
      double weight = Math.exp(-0.5 * offset * offset);
      double growth = Math.exp(offset - 0.5);
      for (int shell = nearest; shell <= farthest; shell++) {
        sums[from + shell] += (float) weight;
        weight *= growth;
        growth *= INVERSE_E;
      }
    }
  }

  /** How many in all. */
  public int count() {
    return series.stream().mapToInt(Series::count).sum();
  }

  /** No shell reaches farther. */
  public double reach() {
    return series.stream().mapToDouble(Series::reach).max().orElse(0);
  }

  /**
   * Adds the weights of one neighbour.
   *
   * @param sums the shells' sums from index {@code from} on
   */
  void add(double distance, float[] sums, int from) {
    int next = from;
    for (int k = 0; k < series.size(); k++) {
      series.get(k).add(distance, sums, next);
      next += series.get(k).count();
    }
  }
}
