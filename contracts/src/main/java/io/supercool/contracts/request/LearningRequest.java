package io.supercool.contracts.request;

/**
 * Asks for a model that learns from a run while it goes on. label-service labels each frame, from
 * this request on, with how far each particle has moved after each lag time; model-service predicts
 * every frame as it comes and learns from it when a label has. Asking again with the same model and
 * run changes nothing but the lag times to be labelled.
 *
 * @param model the model's name; one that exists is learned further
 * @param run the run to learn from; the Kafka key
 * @param lags lag times, ascending, 1 to {@value #MOST_LAGS}, in the unit of the frames' times:
 *     that of the source, or steps where the source gives frames no time
 * @param network the network's shape
 * @param training seed, learning rate (reached after a rise), weight decay and gradient norm; the
 *     rest is for sets that are gone over again and again
 */
public record LearningRequest(
    String model, String run, double[] lags, NetworkOptions network, TrainingOptions training) {
  /** More lag times are refused. */
  public static final int MOST_LAGS = 16;

  /** What is recommended: every frame is learned from once, so little holds the network back. */
  public static final TrainingOptions TRAINING =
      new TrainingOptions(1, 0, 1, 3e-3, 3e-3, 1e-2, 1, 0, 0, 0.3);

  /** Refuses lag times that no frame could have. */
  public LearningRequest {
    if (lags == null) {
      lags = new double[0]; // Jackson's way to say that they were left out.
    }
    if (lags.length == 0 || lags.length > MOST_LAGS) {
      throw new IllegalArgumentException(
          "%d lag times; give 1 to %d".formatted(lags.length, MOST_LAGS));
    }
    double previous = 0;
    for (double lag : lags) {
      if (!(lag > previous) || Double.isInfinite(lag)) {
        throw new IllegalArgumentException("lag times are positive, finite and ascending: " + lag);
      }
      previous = lag;
    }
  }
}
