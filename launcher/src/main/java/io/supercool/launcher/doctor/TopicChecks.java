package io.supercool.launcher.doctor;

import io.supercool.console.Durations;
import io.supercool.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics are as they are to be created: those that exist are never changed. */
final class TopicChecks {
  private static final String CHECK = "topics";

  private TopicChecks() {}

  /** The topics that are there. */
  static Map<String, TopicDescription> present(Admin admin)
      throws ExecutionException, InterruptedException {
    List<String> names = Topics.definitions((short) 1).stream().map(NewTopic::name).toList();
    Map<String, TopicDescription> present = new HashMap<>();
    for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        present.put(topic.getKey(), topic.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return present;
  }

  /**
   * What differs, one for each topic, or that nothing does.
   *
   * @param replicas how many copies each is to have
   */
  static List<Finding> of(Admin admin, Map<String, TopicDescription> present, short replicas)
      throws ExecutionException, InterruptedException {
    List<NewTopic> wanted = Topics.definitions(replicas);
    if (present.isEmpty()) {
      return List.of(Finding.ok(CHECK, "none is there yet: the first start creates them"));
    }
    Map<String, Config> settings = settings(admin, present);
    List<Finding> findings = new ArrayList<>();
    for (NewTopic topic : wanted) {
      TopicDescription is = present.get(topic.name());
      if (is == null) {
        findings.add(
            Finding.fail(
                "topic " + topic.name(), "is missing", "The next start of a service creates it."));
      } else {
        findings.addAll(differences(topic, is, settings.get(topic.name())));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              CHECK,
              "all %d are as they should be; %s is kept %s"
                  .formatted(
                      wanted.size(),
                      Topics.GRAPHS.name(),
                      kept(settings.get(Topics.GRAPHS.name())))));
    }
    return findings;
  }

  /** In what a topic differs from what it should be. */
  static List<Finding> differences(NewTopic wanted, TopicDescription is, Config settings) {
    String check = "topic " + wanted.name();
    List<Finding> findings = new ArrayList<>();
    int partitions = is.partitions().size();
    if (wanted.numPartitions() == 1 && partitions > 1) {
      findings.add(
          Finding.fail(
              check,
              "has %d partitions, not 1: its records have no order".formatted(partitions),
              "Delete it and start again: it is created anew."));
    } else if (partitions < wanted.numPartitions()) {
      findings.add(
          Finding.warn(
              check,
              "has %d partitions, not %d: no more processes share its work"
                  .formatted(partitions, wanted.numPartitions()),
              "Delete it and start again where its records are of no more use."));
    }
    findings.addAll(copies(check, wanted, is));
    String policy = wanted.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG);
    if (!policy.equals(value(settings, TopicConfig.CLEANUP_POLICY_CONFIG))) {
      findings.add(
          Finding.fail(
              check,
              "has cleanup.policy=%s: records are lost"
                  .formatted(value(settings, TopicConfig.CLEANUP_POLICY_CONFIG)),
              "Set it: cleanup.policy=" + policy));
    }
    long bytes = Long.parseLong(value(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    String needed = wanted.configs().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    if (bytes < Long.parseLong(needed)) {
      findings.add(
          Finding.fail(
              check,
              "takes records of %d bytes at most".formatted(bytes),
              "Set it: max.message.bytes=" + needed));
    }
    return findings;
  }

  private static List<Finding> copies(String check, NewTopic wanted, TopicDescription is) {
    List<Finding> findings = new ArrayList<>();
    List<TopicPartitionInfo> partitions = is.partitions();
    if (partitions.stream().anyMatch(partition -> partition.leader() == null)) {
      findings.add(
          Finding.fail(check, "has partitions that no node serves", "Start the cluster's nodes."));
    } else if (partitions.stream().anyMatch(one -> one.isr().size() < one.replicas().size())) {
      findings.add(
          Finding.warn(
              check,
              "has copies that are behind",
              "See whether all of the cluster's nodes are up."));
    }
    int copies = partitions.stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
    if (copies < wanted.replicationFactor()) {
      findings.add(
          Finding.warn(
              check,
              "has %d copies, not SUPERCOOL_TOPICS_REPLICAS=%d"
                  .formatted(copies, wanted.replicationFactor()),
              "Give it more with kafka-reassign-partitions.sh."));
    }
    return findings;
  }

  private static Map<String, Config> settings(Admin admin, Map<String, TopicDescription> present)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        present.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    Map<String, Config> settings = new HashMap<>();
    admin
        .describeConfigs(resources)
        .all()
        .get()
        .forEach((resource, config) -> settings.put(resource.name(), config));
    return settings;
  }

  private static String kept(Config settings) {
    long milliseconds = Long.parseLong(value(settings, TopicConfig.RETENTION_MS_CONFIG));
    return milliseconds < 0 ? "for ever" : "for " + Durations.text(milliseconds / 1000.0);
  }

  private static String value(Config settings, String name) {
    return settings.get(name).value();
  }
}
