package io.supercool.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a training.
 *
 * @param status how it ended
 * @param at when
 * @param version the model version it made; null if there is none
 * @param scores of the version's test, by name
 * @param tags what is known only now, by name
 * @param artifacts what it made, without the model
 * @param model the model as one file; null if there is none
 */
public record TrainingEnd(
    Status status,
    Instant at,
    @Nullable String version,
    Map<String, Double> scores,
    Map<String, String> tags,
    List<Artifact> artifacts,
    @Nullable Artifact model) {

  /** A training that made no model. */
  public static TrainingEnd without(Status status, String reason, Instant at) {
    String version = null;
    return new TrainingEnd(
        status, at, version, Map.of(), Map.of("supercool.failure", reason), List.of(), null);
  }
}
