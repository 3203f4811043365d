package io.supercool.dashboard.kafka;

import io.supercool.contracts.topic.BrokerDisk;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks Kafka where every topic and group stands. */
@ApplicationScoped
class Broker {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Admin admin;

  Broker(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
  }

  /** Offsets of all topics that exist, dead-letter topics too, and of the groups watched. */
  Offsets offsets() throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = partitions();
    return new Offsets(
        list(partitions, OffsetSpec.earliest()),
        list(partitions, OffsetSpec.latest()),
        committed(partitions));
  }

  /** What the brokers say of their disks; nothing where that is not allowed. */
  Disks disks() throws ExecutionException, InterruptedException {
    Collection<Map<String, LogDirDescription>> folders = BrokerDisk.folders(admin);
    Map<TopicPartition, Long> largest = new HashMap<>();
    for (Map<String, LogDirDescription> broker : folders) {
      for (LogDirDescription folder : broker.values()) {
        folder.replicaInfos().forEach((of, it) -> largest.merge(of, it.size(), Math::max));
      }
    }
    Map<String, Long> bytes = new HashMap<>();
    largest.forEach((partition, size) -> bytes.merge(partition.topic(), size, Long::sum));
    return new Disks(bytes, BrokerDisk.fullest(folders));
  }

  /** How long the records of each topic stay; nothing where that is not allowed. */
  Map<String, Retention> retentions() throws ExecutionException, InterruptedException {
    List<ConfigResource> topics =
        Topics.ALL.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<String, Retention> retentions = new HashMap<>();
    for (var topic : admin.describeConfigs(topics).values().entrySet()) {
      try {
        retentions.put(topic.getKey().name(), Retention.of(topic.getValue().get()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException
            || e.getCause() instanceof AuthorizationException)) {
          throw e;
        }
      }
    }
    return retentions;
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      names.add(topic.name());
      names.add(topic.deadLetters());
    }
    List<TopicPartition> partitions = new ArrayList<>();
    for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        topic
            .getValue()
            .get()
            .partitions()
            .forEach(p -> partitions.add(new TopicPartition(topic.getKey(), p.partition())));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return partitions;
  }

  private Map<TopicPartition, Long> list(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> query =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin.listOffsets(query).all().get().entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  /** What each group has committed of the topics that it is watched on. */
  private Map<String, Map<TopicPartition, Long>> committed(List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    Map<String, List<TopicPartition>> watched = new HashMap<>();
    for (TopicPartition partition : partitions) {
      for (String group : Groups.of(partition.topic())) {
        if (!group.equals(Groups.OWN)) {
          watched.computeIfAbsent(group, any -> new ArrayList<>()).add(partition);
        }
      }
    }
    Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
    if (!watched.isEmpty()) {
      Map<String, ListConsumerGroupOffsetsSpec> query = new HashMap<>();
      watched.forEach(
          (group, own) ->
              query.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(own)));
      for (var group : admin.listConsumerGroupOffsets(query).all().get().entrySet()) {
        committed.put(group.getKey(), known(group.getValue()));
      }
    }
    return committed;
  }

  private static Map<TopicPartition, Long> known(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, Long> known = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            known.put(partition, offset.offset());
          }
        });
    return known;
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
