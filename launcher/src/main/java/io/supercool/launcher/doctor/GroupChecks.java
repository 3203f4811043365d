package io.supercool.launcher.doctor;

import io.supercool.contracts.topic.ConsumerGroups;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the consumer groups are behind, and whether somebody reads in them. */
final class GroupChecks {
  private GroupChecks() {}

  /** One for each group that reads one of {@code topics}. */
  static List<Finding> of(Admin admin, Map<String, TopicDescription> topics)
      throws ExecutionException, InterruptedException {
    Map<String, List<TopicPartition>> read = read(topics);
    if (read.isEmpty()) {
      return List.of();
    }
    List<TopicPartition> all = read.values().stream().flatMap(List::stream).distinct().toList();
    Map<TopicPartition, Long> first = offsets(admin, all, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(admin, all, OffsetSpec.latest());
    Map<String, ListConsumerGroupOffsetsSpec> query = new HashMap<>();
    read.forEach(
        (group, own) -> query.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(own)));
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        admin.listConsumerGroupOffsets(query).all().get();
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, List<TopicPartition>> group : read.entrySet()) {
      Map<String, Long> lag = new TreeMap<>();
      for (TopicPartition partition : group.getValue()) {
        OffsetAndMetadata done = committed.get(group.getKey()).get(partition);
        long from = first.get(partition);
        long next = done == null ? from : Math.max(from, done.offset());
        lag.merge(partition.topic(), Math.max(0, ends.get(partition) - next), Long::sum);
      }
      findings.add(group(group.getKey(), lag, members(admin, group.getKey())));
    }
    return findings;
  }

  /**
   * How a group is.
   *
   * @param lag records of each topic that it has not finished
   * @param members processes that read in it
   */
  static Finding group(String group, Map<String, Long> lag, int members) {
    String check = "group " + group;
    String text =
        lag.entrySet().stream()
            .map(topic -> "%d on %s".formatted(topic.getValue(), topic.getKey()))
            .collect(Collectors.joining(", ", "waiting: ", ""));
    boolean waits = lag.values().stream().anyMatch(records -> records > 0);
    return waits && members == 0
        ? Finding.warn(
            check, text + "; nobody reads in it", "Start its service: ./supercool status")
        : Finding.ok(check, text);
  }

  private static Map<String, List<TopicPartition>> read(Map<String, TopicDescription> topics) {
    Map<String, List<TopicPartition>> read = new TreeMap<>();
    for (Topic<?> topic : Topics.ALL) {
      TopicDescription description = topics.get(topic.name());
      for (String group : ConsumerGroups.of(topic.name())) {
        if (description != null) {
          description
              .partitions()
              .forEach(
                  partition ->
                      read.computeIfAbsent(group, absent -> new ArrayList<>())
                          .add(new TopicPartition(topic.name(), partition.partition())));
        }
      }
    }
    return read;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> query =
        partitions.stream().collect(Collectors.toMap(partition -> partition, any -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin.listOffsets(query).all().get().entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  private static int members(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }
}
