package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supercool.contracts.Label;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.dashboard.state.scores.SideBySide;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what became of snapshots, by which models are compared that had predicted it. */
@ApplicationScoped
class LabelsListener {
  private final Payloads<Label> labels;
  private final SideBySide sideBySide;

  LabelsListener(Intake intake, SideBySide sideBySide) {
    this.labels = new Payloads<>(intake, new LabelCodec(), true);
    this.sideBySide = sideBySide;
  }

  @Incoming("labels-in")
  @Blocking
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return labels.take(message, (label, messages) -> sideBySide.told(label));
  }
}
