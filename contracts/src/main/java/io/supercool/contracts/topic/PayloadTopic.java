package io.supercool.contracts.topic;

import io.supercool.contracts.Derivation;
import io.supercool.contracts.Payload;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.wire.PayloadCodec;

/**
 * A topic of payloads in Arrow blocks, keyed by trajectory, so that a trajectory stays in order and
 * a snapshot's continuations come with it. Time-reversed replicas have no order to keep, and each a
 * key of its own, so that the work on them is shared.
 *
 * @param name on the broker
 * @param type the CloudEvents type
 * @param codec of its blocks
 * @param <T> the kind of payload
 */
public record PayloadTopic<T extends Payload>(String name, String type, PayloadCodec<T> codec)
    implements Topic<T> {

  @Override
  public String contentType() {
    return CloudEvents.ARROW_STREAM;
  }

  @Override
  public int partitions() {
    return PARTITIONS;
  }

  @Override
  public Retention retention() {
    return Retention.LIMITED;
  }

  @Override
  public String id(T value) {
    return value.recordId();
  }

  /** The same whoever publishes. */
  @Override
  public String key(T value, String source) {
    return key(value);
  }

  /** The partition key. */
  public String key(T value) {
    SnapshotId snapshot = value.snapshot();
    return snapshot.is(Derivation.Kind.TIME_REVERSED)
        ? snapshot.trajectory() + "/" + snapshot.derivation()
        : snapshot.trajectory();
  }
}
