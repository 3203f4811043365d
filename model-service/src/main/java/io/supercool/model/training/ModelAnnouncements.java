package io.supercool.model.training;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.support.Patience;
import io.supercool.support.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Says on the models topic which checkpoints there are. */
@ApplicationScoped
public class ModelAnnouncements {
  private final MutinyEmitter<byte[]> models;

  ModelAnnouncements(@Channel("models-out") MutinyEmitter<byte[]> models) {
    this.models = models;
  }

  /**
   * Announces the checkpoint in {@code folder} and waits until the broker has it.
   *
   * @param complete whether no better version of this model will follow
   */
  public void announce(ModelDescription description, Path folder, Role role, boolean complete) {
    TrainingRequest request = description.request();
    ModelAnnouncement announcement =
        new ModelAnnouncement(
            request.model(),
            description.version(),
            role,
            complete,
            description.epoch(),
            folder.toString(),
            description.parameters(),
            request.network(),
            request.training(),
            description.standardisation().species(),
            description.standardisation().times(),
            description.scores());
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
