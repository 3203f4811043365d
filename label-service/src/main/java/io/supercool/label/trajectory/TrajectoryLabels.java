package io.supercool.label.trajectory;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.label.stream.LabelRecords;
import io.supercool.physics.dynamics.Unwrapping;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When the frame at time s + lagTime arrives, what each particle has moved since s becomes a label
 * of the frame at s. Takes snapshots and learning requests, both keyed by trajectory: its lag times
 * are known to the task that sees its frames. What cannot be read is left to graph-service and
 * model-service, which set it aside.
 */
public final class TrajectoryLabels extends ContextualProcessor<String, byte[], String, byte[]> {
  /** Store of {@link RequestedLagTimes}. */
  public static final String LAG_TIMES = "lags";

  /** Store of {@link TrajectoryFrames}. */
  public static final String FRAMES = "frames";

  private final ConfigurationCodec codec = new ConfigurationCodec();
  private RequestedLagTimes lagTimes;
  private TrajectoryFrames frames;

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    lagTimes = new RequestedLagTimes(context.getStateStore(LAG_TIMES));
    frames = new TrajectoryFrames(context.getStateStore(FRAMES));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    boolean isRequest =
        context().recordMetadata().orElseThrow().topic().equals(Topics.LEARNINGS.name());
    try {
      if (isRequest) {
        lagTimes.note(Topics.LEARNINGS.read(record.value()));
      } else {
        label(codec.decode(record.value()), record.timestamp());
      }
    } catch (ContractException e) {
      // Another service reads the same record, and gives it its dead letter.
    }
  }

  private void label(Block<Configuration> block, long timestamp) {
    ConfigurationHeader header = block.part().header();
    if (header.id().derivation() != null) {
      return; // Not a frame: the trajectory never came through it.
    }
    double[] times = lagTimes.of(header.id().trajectory());
    if (times.length == 0) {
      return;
    }
    FollowedFrame frame = frames.add(block);
    for (double lagTime : times) {
      FollowedFrame start = frames.earlier(header, block.index(), lagTime);
      if (start != null && start.positions().length == frame.positions().length) {
        context().forward(LabelRecords.of(label(block, start, frame, lagTime), timestamp));
      }
    }
    frames.forget(header, block.index(), times[times.length - 1]);
  }

  private static Block<Label> label(
      Block<Configuration> block, FollowedFrame start, FollowedFrame end, double lagTime) {
    ConfigurationHeader header = block.part().header();
    SnapshotId id =
        new SnapshotId(header.id().trajectory(), header.id().configuration(), start.step());
    float[] moved = Unwrapping.distances(start.positions(), end.positions(), header.dimensions());
    Propensity propensity = Propensity.of(lagTime, moved).withReplicas(1);
    return new Block<>(
        block.index(),
        block.count(),
        block.firstParticle(),
        block.particles(),
        new Label(id, header.units(), propensity));
  }
}
