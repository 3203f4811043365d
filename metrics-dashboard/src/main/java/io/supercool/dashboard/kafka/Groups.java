package io.supercool.dashboard.kafka;

import io.supercool.contracts.Topics;
import java.util.Map;

/** Which consumer group's lag is watched on each topic (docs/architecture.md). */
final class Groups {
  /** This dashboard reads a topic for itself, in a group of its own that commits nothing. */
  static final String OWN = "metrics-dashboard";

  static final Map<String, String> BY_TOPIC =
      Map.of(
          Topics.SOURCES, "ingest-service",
          Topics.SNAPSHOTS, "graph-service",
          Topics.GRAPHS, "model-service",
          Topics.TRAININGS, "model-service-trainer",
          Topics.REPLICAS, "label-service",
          Topics.LABELS, "model-service-learner",
          Topics.LEARNINGS, "model-service-learnings",
          Topics.MODELS, OWN,
          Topics.PREDICTIONS, OWN,
          Topics.METRICS, OWN);

  private Groups() {}
}
