package io.supercool.contracts.request;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * Asks for a model that learns from a trajectory while it is simulated. label-service labels each
 * frame, from this request on, with how far each particle has moved after each lag time;
 * model-service predicts every frame as it comes and learns from it when a label has. Asking again
 * goes on from the last checkpoint; other lag times or another network need another model. Names of
 * earlier versions are read too.
 *
 * @param model the model's name; one that exists is learned further
 * @param trajectory the trajectory to learn from; the Kafka key
 * @param lagTimes ascending, 1 to {@value #MAX_LAG_TIMES}, in the unit of the frames' times: that
 *     of the source, or steps where the source gives frames no time
 * @param network the network's shape
 * @param training seed, learning rate (reached after a rise), weight decay and gradient norm; the
 *     rest is for sets that are gone over again and again
 */
public record LearningRequest(
    String model,
    @JsonAlias("run") String trajectory,
    @JsonAlias("lags") double[] lagTimes,
    NetworkOptions network,
    TrainingOptions training) {
  /** More lag times are refused. */
  public static final int MAX_LAG_TIMES = 16;

  /** What is recommended: every frame is learned from once, so little holds the network back. */
  public static final TrainingOptions TRAINING =
      TrainingOptions.DEFAULT
          .with()
          .epochs(1)
          .pretrainingEpochs(0)
          .learningRate(3e-3)
          .fineTuningRate(3e-3)
          .weightDecay(1e-2)
          .timeReversedReplicas(0)
          .build();

  /** Refuses lag times that no frame could have. */
  public LearningRequest {
    if (lagTimes == null) {
      lagTimes = new double[0]; // Jackson's way to say that they were left out.
    }
    if (lagTimes.length == 0 || lagTimes.length > MAX_LAG_TIMES) {
      throw new IllegalArgumentException(
          "%d lag times; give 1 to %d".formatted(lagTimes.length, MAX_LAG_TIMES));
    }
    double previous = 0;
    for (double lagTime : lagTimes) {
      if (!(lagTime > previous) || Double.isInfinite(lagTime)) {
        throw new IllegalArgumentException(
            "lag times are positive, finite and ascending: " + lagTime);
      }
      previous = lagTime;
    }
  }
}
