package io.supercool.contracts.event;

import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import java.util.List;

/**
 * A checkpoint that can be loaded, keyed by {@code model/role}.
 *
 * @param model the model's name
 * @param version unique: model, epoch
 * @param role which of the model's checkpoints this is
 * @param complete true once training has ended: no better version of this model will follow
 * @param epoch epochs trained
 * @param location folder of the checkpoint
 * @param parameters number of trained parameters
 * @param network the network's shape
 * @param training how it was trained
 * @param species names by index, as the network was trained on
 * @param times lag times it predicts
 * @param scores on the held-out part of the training configurations; empty if there was none
 */
public record ModelAnnouncement(
    String model,
    String version,
    Role role,
    boolean complete,
    int epoch,
    String location,
    long parameters,
    NetworkOptions network,
    TrainingOptions training,
    List<String> species,
    double[] times,
    List<Score> scores) {

  /** Which of a model's checkpoints. */
  public enum Role {
    /** The newest; training resumes from it. */
    LAST,
    /** The best on held-out configurations; predictions come from it. */
    BEST
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
