package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import io.supercool.dashboard.state.scores.Correlations;
import io.supercool.dashboard.state.scores.SideBySide;
import io.supercool.support.tracing.MessagingSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes predictions, keeps the latest for the page, and scores those whose truth is known. */
@ApplicationScoped
class PredictionsListener {
  private final Payloads<Prediction> predictions;
  private final PredictionFrames frames;
  private final Correlations correlations;
  private final SideBySide sideBySide;

  PredictionsListener(
      Intake intake, PredictionFrames frames, Correlations correlations, SideBySide sideBySide) {
    this.predictions = new Payloads<>(intake, new PredictionCodec(), true);
    this.frames = frames;
    this.correlations = correlations;
    this.sideBySide = sideBySide;
  }

  /** Decoding takes milliseconds per megabyte: on a worker thread, one record at a time. */
  @Incoming("predictions-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return predictions.take(
        message,
        (prediction, messages) ->
            MessagingSpan.processing(messages, prediction).during(() -> show(prediction)));
  }

  private void show(Prediction prediction) {
    frames.add(prediction);
    correlations.predicted(prediction);
    sideBySide.predicted(prediction);
  }
}
