package io.supercool.dashboard.kafka;

import io.supercool.contracts.topic.Topics;
import java.util.List;
import java.util.Map;

/**
 * Which consumer groups read each topic; the lag of each is watched (docs/reference/contracts.md,
 * Who reads what).
 */
final class Groups {
  /** This dashboard reads a topic for itself, in a group of its own that commits nothing. */
  static final String OWN = "metrics-dashboard";

  private static final Map<String, List<String>> BY_TOPIC =
      Map.of(
          Topics.SOURCES.name(), List.of("ingest-service"),
          Topics.SNAPSHOTS.name(), List.of("graph-service", "label-service"),
          Topics.GRAPHS.name(), List.of("model-service"),
          Topics.TRAININGS.name(), List.of("model-service-trainer"),
          Topics.REPLICAS.name(), List.of("label-service"),
          Topics.LABELS.name(), List.of("model-service-learner"),
          Topics.LEARNINGS.name(), List.of("model-service-learnings", "label-service"),
          Topics.MODELS.name(), List.of(OWN),
          Topics.PREDICTIONS.name(), List.of(OWN),
          Topics.METRICS.name(), List.of(OWN));

  private Groups() {}

  /** The groups that read a topic. */
  static List<String> of(String topic) {
    return BY_TOPIC.getOrDefault(topic, List.of());
  }
}
