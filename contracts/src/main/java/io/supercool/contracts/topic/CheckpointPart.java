package io.supercool.contracts.topic;

import io.supercool.contracts.event.ModelAnnouncement.Role;

/**
 * A part of a checkpoint's package: one record of the checkpoints topic.
 *
 * @param model the model's name
 * @param version the checkpoint's
 * @param role which of the model's checkpoints: the parts of the one before are superseded
 * @param index which part, from 0
 * @param bytes of it; not copied
 */
public record CheckpointPart(String model, String version, Role role, int index, byte[] bytes) {

  /** The record's id. */
  public String id() {
    return id(version, role, index);
  }

  /** The id that a part has. */
  public static String id(String version, Role role, int index) {
    return version + "/" + role + "/" + index;
  }
}
