package io.supercool.dashboard.kafka;

import io.supercool.contracts.topic.ConsumerGroups;
import io.supercool.contracts.topic.Topics;
import java.util.List;
import java.util.Set;

/** Whose lag is watched on each topic: the groups that commit, and this dashboard. */
final class Groups {
  /** This dashboard reads a topic for itself, in a group of its own that commits nothing. */
  static final String OWN = "metrics-dashboard";

  private static final Set<String> OWN_TOPICS =
      Set.of(Topics.MODELS.name(), Topics.PREDICTIONS.name(), Topics.METRICS.name());

  private Groups() {}

  /** The groups that read a topic. */
  static List<String> of(String topic) {
    return OWN_TOPICS.contains(topic) ? List.of(OWN) : ConsumerGroups.of(topic);
  }
}
