package io.supercool.label.stream;

import io.supercool.contracts.CloudEvents;
import io.supercool.contracts.Label;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.LabelCodec;
import org.apache.kafka.streams.processor.api.Record;

/** Records of the labels topic, one block each. */
public final class LabelRecords {
  private static final LabelCodec CODEC = new LabelCodec();

  private LabelRecords() {}

  /** A block of a label, under its run. */
  public static Record<String, byte[]> of(Block<Label> block, long timestamp) {
    Label label = block.part();
    return new Record<>(
        label.snapshot().run(),
        CODEC.encode(block),
        timestamp,
        CloudEvents.headers(
            CODEC.id(label) + "#" + block.index() + "/" + block.count(),
            "supercool.label",
            "label-service",
            CloudEvents.ARROW_STREAM));
  }
}
