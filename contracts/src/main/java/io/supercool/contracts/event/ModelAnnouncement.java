package io.supercool.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that can be loaded, keyed by {@code model/role}.
 *
 * @param model the model's name
 * @param version unique: model, epoch
 * @param role which of the model's checkpoints this is
 * @param complete true once training has ended: no better version of this model will follow
 * @param epoch epochs trained
 * @param location folder of the checkpoint, in announcements of versions that kept them on a disk
 *     alone; null otherwise
 * @param parameters number of trained parameters
 * @param network the network's shape
 * @param training how it was trained
 * @param species names by index, as the network was trained on
 * @param times lag times it predicts
 * @param scores on the held-out part of the training configurations; empty if there was none
 * @param checkpoint where its bytes are on the checkpoints topic; null where {@code location} says
 */
@RecordBuilder
public record ModelAnnouncement(
    String model,
    String version,
    Role role,
    boolean complete,
    int epoch,
    @Nullable String location,
    long parameters,
    NetworkOptions network,
    TrainingOptions training,
    List<String> species,
    double[] times,
    List<Score> scores,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StoredCheckpoint checkpoint)
    implements ModelAnnouncementBuilder.With {

  /** Which of a model's checkpoints. */
  public enum Role {
    /** The newest; training resumes from it. */
    LAST,
    /**
     * The best on held-out configurations; what names no model is predicted with it from now on.
     */
    BEST,
    /** For those alone who ask for it by name. */
    KEPT
  }

  /** The record's id: one for each version and role. */
  public String id() {
    return version + "/" + role;
  }

  /** The record's key. */
  public String key() {
    return model + "/" + role;
  }
}
