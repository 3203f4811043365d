package io.supercool.label;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Label;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.LabelCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Payloads of tests, and what came of them. */
final class TestRecords {
  private TestRecords() {}

  static Configuration frame(
      String trajectory, long step, double time, double[] box, double[] positions) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId(trajectory, "liquid", step), Split.LIVE)
            .box(box)
            .time(time)
            .species(List.of("A"))
            .build();
    return Configuration.of(header, new byte[positions.length / box.length], positions);
  }

  /**
   * Replica {@code number} of {@code of}, displaced by {@code displacement} in three dimensions.
   */
  static Replica replica(String trajectory, int number, int of, double[] displacement) {
    return new Replica(
        new SnapshotId(trajectory, "liquid", 0), "lj", 10, number, of, 3, displacement);
  }

  /** The latest label of each id, as a reader has it that puts blocks together. */
  static Map<String, Label> labels(Iterable<byte[]> records) {
    BlockAssembler<Label, String> assembler = new BlockAssembler<>(new LabelCodec(), 100);
    Map<String, Label> labels = new LinkedHashMap<>();
    for (byte[] record : records) {
      Label label = assembler.add(record, "").payload();
      if (label != null) {
        labels.put(label.recordId(), label);
      }
    }
    return labels;
  }
}
