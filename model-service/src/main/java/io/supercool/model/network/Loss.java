package io.supercool.model.network;

/**
 * The training loss of one configuration: the mean squared error e^2 of standardised propensities,
 * with the part of it that is the same for a whole species counted less,
 *
 * <pre>
 *   L = mean over the times that count of w ( sum_i e_i^2 - (1 - MEAN_SHARE) sum_species n (mean e)^2 ) / N
 * </pre>
 *
 * <p>How mobile a configuration is as a whole is one number per configuration. A network that may
 * explain that number by any local structure does so, for the few configurations it is shown, and
 * is wrong on others.
 *
 * @param value L
 * @param gradients dL / d prediction, {@code [node * times + time]}
 */
public record Loss(double value, float[] gradients) {
  /** What the error of a species' mean counts. */
  static final double MEAN_SHARE = 0.1;

  /**
   * The forward and backward pass of the loss, of one configuration's predictions.
   *
   * @param predictions {@code [node * times + time]}, standardised
   * @param targets same layout
   * @param weights w, what each time counts; 0 for one without targets. Without any, loss and
   *     gradients are 0.
   */
  public static Loss of(NetworkInput input, float[] predictions, float[] targets, float[] weights) {
    int times = weights.length;
    int nodes = input.nodes();
    double[][] means = means(input, predictions, targets, times);
    double counted = 0;
    for (float weight : weights) {
      counted += weight > 0 ? 1 : 0;
    }
    double sum = 0;
    float[] gradients = new float[predictions.length];
    for (int node = 0; node < nodes; node++) {
      for (int time = 0; time < times; time++) {
        int at = node * times + time;
        double error = predictions[at] - targets[at];
        double mean = means[input.species()[node]][time];
        double share = counted > 0 ? weights[time] / (nodes * counted) : 0;
        // Summed over a species' nodes the second term is n (mean e)^2.
        sum += share * (error * error - (1 - MEAN_SHARE) * mean * mean);
        gradients[at] = (float) (2 * share * (error - (1 - MEAN_SHARE) * mean));
      }
    }
    return new Loss(sum, gradients);
  }

  /** The mean error, {@code [species][time]}. */
  private static double[][] means(
      NetworkInput input, float[] predictions, float[] targets, int times) {
    double[][] means = new double[input.speciesCount()][times];
    int[] counts = new int[input.speciesCount()];
    for (int node = 0; node < input.nodes(); node++) {
      int species = input.species()[node];
      counts[species]++;
      for (int time = 0; time < times; time++) {
        means[species][time] += predictions[node * times + time] - targets[node * times + time];
      }
    }
    for (int species = 0; species < means.length; species++) {
      for (int time = 0; time < times; time++) {
        means[species][time] /= Math.max(1, counts[species]);
      }
    }
    return means;
  }
}
