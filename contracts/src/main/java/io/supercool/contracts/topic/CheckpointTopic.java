package io.supercool.contracts.topic;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A topic of checkpoints in parts. Of each model and role the newest stays; one partition, since an
 * announcement says at which offset a checkpoint begins.
 *
 * @param name on the broker
 * @param type the CloudEvents type
 */
public record CheckpointTopic(String name, String type) implements Topic<CheckpointPart> {
  /** A record's value has at most so many bytes. */
  public static final int PART_BYTES = 1 << 20;

  @Override
  public String contentType() {
    return CloudEvents.BYTES;
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public Retention retention() {
    return Retention.NEWEST;
  }

  @Override
  public String id(CheckpointPart value) {
    return value.id();
  }

  @Override
  public String key(CheckpointPart value, String source) {
    return "%s/%s/%d".formatted(value.model(), value.role(), value.index());
  }

  /** The record of {@code part} that the service {@code source} publishes. */
  public ProducerRecord<String, byte[]> record(CheckpointPart part, String source) {
    return new ProducerRecord<>(
        name, 0, key(part, source), part.bytes(), headers(part.id(), source));
  }
}
