package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes snapshots, block by block, so that the page shows them before they are predicted. */
@ApplicationScoped
class SnapshotsListener {
  private static final int MAX_UNFINISHED = 4 * Topic.PARTITIONS;

  private final Intake intake;
  private final PredictionFrames frames;
  private final BlockAssembler<Configuration, Message<byte[]>> assembler =
      new BlockAssembler<>(new ConfigurationCodec(), MAX_UNFINISHED);

  SnapshotsListener(Intake intake, PredictionFrames frames) {
    this.intake = intake;
    this.frames = frames;
  }

  @Incoming("snapshots-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return intake.take(message, payload -> assemble(payload, message));
  }

  /** What is abandoned began before this process did: there is nothing wrong with it. */
  private void assemble(byte[] payload, Message<byte[]> message) {
    BlockAssembler.Result<Configuration, Message<byte[]>> result = assembler.add(payload, message);
    Configuration snapshot = result.payload();
    // What was derived from another is learned from, and not to be looked at.
    if (snapshot != null && snapshot.snapshot().derivation() == null) {
      frames.add(snapshot);
    }
  }
}
