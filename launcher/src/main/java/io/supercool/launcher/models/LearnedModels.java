package io.supercool.launcher.models;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.RecordRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * What a system has learned from simulations while they ran.
 *
 * @param cluster the system's
 * @param libraries where it is kept
 */
public record LearnedModels(Cluster cluster, Libraries libraries) {

  /**
   * Adds the models that learn from these trajectories to the user's library, as they are now.
   *
   * @return their files; none where nothing is learned from them, or nothing was yet
   */
  public List<Path> keep(Set<String> trajectories) {
    Set<String> models = models(trajectories);
    List<Path> files = new ArrayList<>();
    for (ModelAnnouncement announcement : new ModelTopics(cluster).announced()) {
      if (announcement.role() == Role.BEST && models.contains(announcement.model())) {
        LibraryEntry.add(libraries, announcement.model(), cluster, announcement, List.of())
            .ifPresent(files::add);
      }
    }
    return files;
  }

  private Set<String> models(Set<String> trajectories) {
    Set<String> models = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
      for (PartitionInfo partition : consumer.partitionsFor(Topics.LEARNINGS.name())) {
        RecordRange.all(consumer, new TopicPartition(partition.topic(), partition.partition()))
            .read(
                consumer,
                record -> {
                  request(record)
                      .filter(request -> trajectories.contains(request.trajectory()))
                      .ifPresent(request -> models.add(request.model()));
                  return true;
                });
      }
    }
    return models;
  }

  private static Optional<LearningRequest> request(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(Topics.LEARNINGS.read(record.value()));
    } catch (ContractException e) {
      return Optional.empty(); // Its reader sets it aside.
    }
  }
}
