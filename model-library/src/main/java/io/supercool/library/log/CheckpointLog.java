package io.supercool.library.log;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.contracts.topic.CheckpointPart;
import io.supercool.contracts.topic.CheckpointTopic;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.library.PackageException;
import io.supercool.library.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The checkpoints topic: packages in parts. A checkpoint is there once its announcement is
 * published, after its parts. Of each model and role the newest stays; one that is superseded may
 * be gone.
 */
public final class CheckpointLog {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS.name(), 0);
  private static final TopicPartition MODELS = new TopicPartition(Topics.MODELS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private CheckpointLog() {}

  /**
   * Publishes a package and returns when the broker has it all. To publish it once more, after a
   * failure, does no harm.
   *
   * @param source the service that publishes
   * @return what its announcement has to say
   * @throws ExecutionException if the broker does not take it; a cause that is a {@link
   *     org.apache.kafka.common.errors.RetriableException} may pass
   */
  public static StoredCheckpoint publish(
      Producer<String, byte[]> producer,
      String model,
      String version,
      Role role,
      byte[] bytes,
      String source)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int begin = 0; begin < bytes.length; begin += CheckpointTopic.PART_BYTES) {
      int end = Math.min(bytes.length, begin + CheckpointTopic.PART_BYTES);
      CheckpointPart part =
          new CheckpointPart(
              model, version, role, sent.size(), Arrays.copyOfRange(bytes, begin, end));
      sent.add(producer.send(Topics.CHECKPOINTS.record(part, source)));
    }
    long first = Long.MAX_VALUE;
    for (Future<RecordMetadata> part : sent) {
      first = Math.min(first, part.get().offset());
    }
    return new StoredCheckpoint(first, sent.size(), bytes.length, Sha256.of(bytes));
  }

  /**
   * The bytes of an announced checkpoint.
   *
   * @param consumer without a group; assigned anew
   * @return empty if it is no longer there: it was superseded
   * @throws PackageException if what is there is not what was announced
   */
  public static Optional<byte[]> fetch(
      Consumer<?, byte[]> consumer, ModelAnnouncement announcement, StoredCheckpoint stored) {
    byte[][] parts = new byte[parts(stored)][];
    int missing = parts.length;
    consumer.assign(List.of(PARTITION));
    long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    consumer.seek(PARTITION, stored.offset());
    while (missing > 0 && consumer.position(PARTITION) < end) {
      for (ConsumerRecord<?, byte[]> record : consumer.poll(POLL)) {
        int index = index(record, announcement, parts.length);
        if (index >= 0 && parts[index] == null && record.value() != null) {
          parts[index] = record.value();
          missing--;
        }
      }
    }
    return missing > 0 ? Optional.empty() : Optional.of(joined(parts, announcement, stored));
  }

  /**
   * The newest announcement of every model and role, the one announced last at the end.
   *
   * @param consumer without a group; assigned anew
   */
  public static List<ModelAnnouncement> announced(Consumer<?, byte[]> consumer) {
    Map<String, ModelAnnouncement> newest = new LinkedHashMap<>();
    consumer.assign(List.of(MODELS));
    long end = consumer.endOffsets(List.of(MODELS)).get(MODELS);
    consumer.seekToBeginning(List.of(MODELS));
    while (consumer.position(MODELS) < end) {
      for (ConsumerRecord<?, byte[]> record : consumer.poll(POLL)) {
        read(record)
            .ifPresent(
                announcement -> {
                  newest.remove(announcement.key());
                  newest.put(announcement.key(), announcement);
                });
      }
    }
    return List.copyOf(newest.values());
  }

  private static Optional<ModelAnnouncement> read(ConsumerRecord<?, byte[]> record) {
    try {
      return Optional.of(Topics.MODELS.read(record.value()));
    } catch (ContractException e) {
      // Who follows the topic sends it to the dead letters.
      return Optional.empty();
    }
  }

  private static int parts(StoredCheckpoint stored) {
    long least = (stored.bytes() + CheckpointTopic.PART_BYTES - 1) / CheckpointTopic.PART_BYTES;
    if (stored.parts() < 1 || stored.parts() != least || stored.offset() < 0) {
      throw new PackageException(
          "no checkpoint has %d bytes in %d parts from offset %d"
              .formatted(stored.bytes(), stored.parts(), stored.offset()));
    }
    return stored.parts();
  }

  /** Which part a record is; -1 if it is of another checkpoint. */
  private static int index(
      ConsumerRecord<?, byte[]> record, ModelAnnouncement announcement, int parts) {
    String id = CloudEvents.recordId(record.headers());
    for (int index = 0; id != null && index < parts; index++) {
      if (id.equals(CheckpointPart.id(announcement.version(), announcement.role(), index))) {
        return index;
      }
    }
    return -1;
  }

  private static byte[] joined(
      byte[][] parts, ModelAnnouncement announcement, StoredCheckpoint stored) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] bytes = new byte[length];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, bytes, end, part.length);
      end += part.length;
    }
    if (length != stored.bytes() || !Sha256.of(bytes).equals(stored.sha256())) {
      throw new PackageException(
          "the checkpoint %s on Kafka is not the one that was announced"
              .formatted(announcement.id()));
    }
    return bytes;
  }
}
