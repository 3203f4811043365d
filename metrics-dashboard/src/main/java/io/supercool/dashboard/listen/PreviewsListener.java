package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.wire.BlockAssembler;
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
  private static final int MAX_UNFINISHED = 4;

  private final Intake intake;
  private final PredictionFrames frames;
  private final BlockAssembler<Prediction, Message<byte[]>> assembler =
      new BlockAssembler<>(new PredictionCodec(), MAX_UNFINISHED);

  PreviewsListener(Intake intake, PredictionFrames frames) {
    this.intake = intake;
    this.frames = frames;
  }

  @Incoming("previews-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return intake.take(message, payload -> assemble(payload, message));
  }

  /** What is abandoned began before this process did: there is nothing wrong with it. */
  private void assemble(byte[] payload, Message<byte[]> message) {
    BlockAssembler.Result<Prediction, Message<byte[]>> result = assembler.add(payload, message);
    if (result.payload() != null) {
      frames.addPreview(result.payload());
    }
  }
}
