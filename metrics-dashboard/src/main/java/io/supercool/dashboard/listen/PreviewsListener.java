package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what a model in training says of one configuration, epoch by epoch. */
@ApplicationScoped
class PreviewsListener {
  private final Payloads<Prediction> previews;
  private final PredictionFrames frames;

  PreviewsListener(Intake intake, PredictionFrames frames) {
    this.previews = new Payloads<>(intake, new PredictionCodec(), false);
    this.frames = frames;
  }

  @Incoming("previews-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return previews.take(message, (preview, messages) -> frames.addPreview(preview));
  }
}
