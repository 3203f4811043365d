package io.supercool.model.online;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.evaluation.LagTimes;
import io.supercool.model.predict.Predictions;
import java.util.Optional;

/**
 * Prequential evaluation: a prediction is tested with what came after it was made, and only then
 * learned from (Dawid 1984; Gama, Sebastiao, Rodrigues 2013).
 */
final class Prequential {
  private Prequential() {}

  /** Scores of {@code prediction} at the label's lag time; empty if it predicts none such. */
  static Optional<PrequentialScored> score(Prediction prediction, Label label) {
    if (LagTimes.indexOf(prediction.times(), label.time()) < 0) {
      return Optional.empty();
    }
    Configuration frame =
        OnlineModel.withPropensity(prediction.configuration(), label.propensity());
    return Predictions.score(prediction.withConfiguration(frame).withRidge(null))
        .map(
            scored ->
                new PrequentialScored(
                    scored.snapshot(),
                    scored.modelVersion(),
                    scored.scores(),
                    scored.descriptors()));
  }
}
