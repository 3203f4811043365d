package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.dashboard.state.PredictionFrames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes predictions, block by block, and keeps the latest for the page. */
@ApplicationScoped
class PredictionsListener {
  /** Predictions that may wait for their blocks at a time: one per partition. */
  private static final int MAX_UNFINISHED = 12;

  private final Intake intake;
  private final PredictionFrames frames;
  private final BlockAssembler<Prediction, Message<byte[]>> assembler =
      new BlockAssembler<>(new PredictionCodec(), MAX_UNFINISHED);

  PredictionsListener(Intake intake, PredictionFrames frames) {
    this.intake = intake;
    this.frames = frames;
  }

  /** Decoding takes milliseconds per megabyte: on a worker thread, one record at a time. */
  @Incoming("predictions-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    try {
      BlockAssembler.Result<Prediction, Message<byte[]>> result =
          assembler.add(message.getPayload(), message);
      if (result.payload() != null) {
        frames.add(result.payload());
      }
      for (Message<byte[]> block : result.abandoned()) {
        intake.undecodable(block, new ContractException("its other blocks never came"));
      }
      return intake.done(message);
    } catch (ContractException e) {
      return intake.undecodable(message, e);
    }
  }
}
