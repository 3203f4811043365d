package io.supercool.model.training;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.checkpoint.SharedCheckpoints;
import io.supercool.support.Patience;
import io.supercool.support.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Says on the models topic which checkpoints there are. */
@ApplicationScoped
public class ModelAnnouncements {
  private final SharedCheckpoints checkpoints;
  private final MutinyEmitter<byte[]> models;

  ModelAnnouncements(
      SharedCheckpoints checkpoints, @Channel("models-out") MutinyEmitter<byte[]> models) {
    this.checkpoints = checkpoints;
    this.models = models;
  }

  /**
   * Publishes the checkpoint in {@code folder}, announces it, and returns when the broker has both.
   *
   * @param complete whether no better version of this model will follow
   * @throws IOException if it cannot be read or published
   * @throws InterruptedException if the thread is interrupted as it waits for the broker
   */
  public void announce(ModelDescription description, Path folder, Role role, boolean complete)
      throws IOException, InterruptedException {
    TrainingRequest request = description.request();
    ModelAnnouncement announcement =
        new ModelAnnouncement(
            request.model(),
            description.version(),
            role,
            complete,
            description.epoch(),
            null,
            description.parameters(),
            request.network(),
            request.training(),
            description.standardisation().species(),
            description.standardisation().times(),
            description.scores(),
            checkpoints.publish(description, folder, role));
    Patience.untilSent(
            announcement.version(),
            Uni.createFrom()
                .voidItem()
                .chain(
                    () ->
                        models.sendMessage(
                            Records.message(Topics.MODELS, announcement, "model-service"))))
        .await()
        .indefinitely();
  }
}
