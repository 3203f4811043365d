package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes snapshots, so that the page shows them before they are predicted. */
@ApplicationScoped
class SnapshotsListener {
  private final Payloads<Configuration> snapshots;
  private final PredictionFrames frames;

  SnapshotsListener(Intake intake, PredictionFrames frames) {
    this.snapshots = new Payloads<>(intake, new ConfigurationCodec(), false);
    this.frames = frames;
  }

  @Incoming("snapshots-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return snapshots.take(message, (snapshot, messages) -> show(snapshot));
  }

  /** What was derived from another is learned from, and not to be looked at. */
  private void show(Configuration snapshot) {
    if (snapshot.snapshot().derivation() == null) {
      frames.add(snapshot);
    }
  }
}
