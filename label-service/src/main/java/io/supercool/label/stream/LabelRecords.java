package io.supercool.label.stream;

import io.supercool.contracts.Label;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.LabelCodec;
import org.apache.kafka.streams.processor.api.Record;

/** Records of the labels topic, one block each. */
public final class LabelRecords {
  private static final LabelCodec CODEC = new LabelCodec();

  private LabelRecords() {}

  /** A block of a label, under its trajectory. */
  public static Record<String, byte[]> of(Block<Label> block, long timestamp) {
    Label label = block.part();
    String id = CloudEvents.blockId(label.recordId(), block.index(), block.count());
    return new Record<>(
        Topics.LABELS.key(label),
        CODEC.encode(block),
        timestamp,
        Topics.LABELS.headers(id, "label-service"));
  }
}
