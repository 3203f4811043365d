package io.supercool.dashboard.listen;

import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.models.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes announcements of checkpoints from the start of the (compacted) log. */
@ApplicationScoped
class ModelsListener {
  private final Intake intake;
  private final Models models;

  ModelsListener(Intake intake, Models models) {
    this.intake = intake;
    this.models = models;
  }

  @Incoming("models-in")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> take(Message<byte[]> message) {
    return intake.take(message, payload -> models.announced(Topics.MODELS.read(payload)));
  }
}
