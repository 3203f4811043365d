package io.supercool.contracts.topic;

import java.util.List;
import java.util.Map;

/**
 * Which consumer groups read each topic and commit how far they are (docs/reference/contracts.md,
 * Who reads what). Who reads a topic from its start each time commits nothing and is not here.
 */
public final class ConsumerGroups {
  private static final Map<String, List<String>> BY_TOPIC =
      Map.of(
          Topics.SOURCES.name(), List.of("ingest-service"),
          Topics.SNAPSHOTS.name(), List.of("graph-service", "label-service"),
          Topics.GRAPHS.name(), List.of("model-service"),
          Topics.TRAININGS.name(), List.of("model-service-trainer"),
          Topics.REPLICAS.name(), List.of("label-service"),
          Topics.LABELS.name(), List.of("model-service-learner"),
          Topics.LEARNINGS.name(), List.of("model-service-learnings", "label-service"));

  private ConsumerGroups() {}

  /** The groups that read the topic of this name; none for what no group reads. */
  public static List<String> of(String topic) {
    return BY_TOPIC.getOrDefault(topic, List.of());
  }
}
