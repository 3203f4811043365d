package io.supercool.label.trajectory;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Json;
import io.supercool.contracts.Label;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Targets;
import io.supercool.contracts.Topics;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.label.stream.LabelRecords;
import io.supercool.physics.dynamics.Unwrapping;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When the frame at time s + lag arrives, what each particle has moved since s becomes a label of
 * the frame at s. Takes snapshots and learning requests, both keyed by run: a run's lag times are
 * known to the task that sees its frames. What cannot be read is left to graph-service and
 * model-service, which set it aside.
 */
public final class TrajectoryLabels extends ContextualProcessor<String, byte[], String, byte[]> {
  /** Store of {@link LagTimes}. */
  public static final String LAGS = "lags";

  /** Store of {@link TrajectoryFrames}. */
  public static final String FRAMES = "frames";

  private final ConfigurationCodec codec = new ConfigurationCodec();
  private LagTimes lagTimes;
  private TrajectoryFrames frames;

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    lagTimes = new LagTimes(context.getStateStore(LAGS));
    frames = new TrajectoryFrames(context.getStateStore(FRAMES));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    boolean isRequest = context().recordMetadata().orElseThrow().topic().equals(Topics.LEARNINGS);
    try {
      if (isRequest) {
        lagTimes.note(Json.read(record.value(), LearningRequest.class));
      } else {
        label(codec.decode(record.value()), record.timestamp());
      }
    } catch (ContractException e) {
      // Another service reads the same record, and gives it its dead letter.
    }
  }

  private void label(Block<Configuration> block, long timestamp) {
    ConfigurationHeader header = block.part().header();
    double[] lags = lagTimes.of(header.id().run());
    if (lags.length == 0) {
      return;
    }
    FollowedFrame frame = frames.add(block);
    for (double lag : lags) {
      FollowedFrame start = frames.earlier(header, block.index(), lag);
      if (start != null && start.positions().length == frame.positions().length) {
        context().forward(LabelRecords.of(label(block, start, frame, lag), timestamp));
      }
    }
    frames.forget(header, block.index(), lags[lags.length - 1]);
  }

  private static Block<Label> label(
      Block<Configuration> block, FollowedFrame start, FollowedFrame end, double lag) {
    ConfigurationHeader header = block.part().header();
    SnapshotId id = new SnapshotId(header.id().run(), header.id().configuration(), start.step());
    float[] moved = Unwrapping.distances(start.positions(), end.positions(), header.dimensions());
    Targets targets = new Targets(new double[] {lag}, new float[][] {moved}, null, 1);
    return new Block<>(
        block.index(),
        block.count(),
        block.firstParticle(),
        block.particles(),
        new Label(id, header.units(), targets));
  }
}
