package io.supercool.dashboard.kafka;

import io.supercool.contracts.topic.Topics;
import java.util.Map;

/**
 * Which consumer group's lag is watched on each topic (docs/reference/contracts.md, Who reads
 * what).
 */
final class Groups {
  /** This dashboard reads a topic for itself, in a group of its own that commits nothing. */
  static final String OWN = "metrics-dashboard";

  static final Map<String, String> BY_TOPIC =
      Map.of(
          Topics.SOURCES.name(), "ingest-service",
          Topics.SNAPSHOTS.name(), "graph-service",
          Topics.GRAPHS.name(), "model-service",
          Topics.TRAININGS.name(), "model-service-trainer",
          Topics.REPLICAS.name(), "label-service",
          Topics.LABELS.name(), "model-service-learner",
          Topics.LEARNINGS.name(), "model-service-learnings",
          Topics.MODELS.name(), OWN,
          Topics.PREDICTIONS.name(), OWN,
          Topics.METRICS.name(), OWN);

  private Groups() {}
}
