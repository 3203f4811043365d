package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import io.supercool.dashboard.state.scores.Correlations;
import io.supercool.support.tracing.MessagingSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes predictions, block by block, and keeps the latest for the page. */
@ApplicationScoped
class PredictionsListener {
  /** Predictions that may wait for their blocks at a time, as many as in every service. */
  private static final int MAX_UNFINISHED = 4 * Topic.PARTITIONS;

  private final Intake intake;
  private final PredictionFrames frames;
  private final Correlations correlations;
  private final BlockAssembler<Prediction, Message<byte[]>> assembler =
      new BlockAssembler<>(new PredictionCodec(), MAX_UNFINISHED);

  PredictionsListener(Intake intake, PredictionFrames frames, Correlations correlations) {
    this.intake = intake;
    this.frames = frames;
    this.correlations = correlations;
  }

  /** Decoding takes milliseconds per megabyte: on a worker thread, one record at a time. */
  @Incoming("predictions-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return intake.take(message, payload -> assemble(payload, message));
  }

  private void assemble(byte[] payload, Message<byte[]> message) {
    BlockAssembler.Result<Prediction, Message<byte[]>> result = assembler.add(payload, message);
    Prediction prediction = result.payload();
    if (prediction != null) {
      MessagingSpan.processing(result.messages(), prediction).during(() -> show(prediction));
    }
    if (result.reason() != null) {
      intake.setAside(result.abandoned(), result.reason());
    }
  }

  private void show(Prediction prediction) {
    frames.add(prediction);
    correlations.predicted(prediction);
  }
}
