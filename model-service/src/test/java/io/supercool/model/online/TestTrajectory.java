package io.supercool.model.online;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.model.TestGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A trajectory as a running simulation gives it, with labels that come later. */
final class TestTrajectory {
  static final String NAME = "run";
  static final NetworkOptions NETWORK = new NetworkOptions(2, 8, 1, true, 2.0, 6, 8, 1);
  static final LearningRequest REQUEST = request("live", 1, 10);

  private TestTrajectory() {}

  /** To learn {@code model} from the trajectory at these lag times. */
  static LearningRequest request(String model, double... lagTimes) {
    return new LearningRequest(
        model,
        NAME,
        lagTimes,
        NETWORK,
        new TrainingOptions(1, 0, 1, 1e-2, 1e-2, 1e-2, 1, 0, 0, 0.3));
  }

  static List<Graph> frames(int count) {
    List<Graph> frames = new ArrayList<>();
    for (int frame = 0; frame < count; frame++) {
      frames.add(TestGraphs.unlabelled(TestGraphs.of(NAME, frame, Split.LIVE)));
    }
    return frames;
  }

  /** The local density that {@link TestGraphs} takes for mobility. */
  static Label label(Graph frame, double time) {
    Configuration configuration = frame.configuration();
    long seed =
        Long.parseLong(configuration.snapshot().configuration().replace("configuration-", ""));
    Propensity targets = TestGraphs.of(NAME, seed, Split.LIVE).configuration().propensity();
    return new Label(
        configuration.snapshot(),
        "lj",
        new Propensity(new double[] {time}, targets.values(), null, 1));
  }

  /** A label that no step can be taken on. */
  static Label hopelessLabel(Graph frame, double time) {
    Label label = label(frame, time);
    Arrays.fill(label.propensity().values()[0], Float.NaN);
    return label;
  }

  /** A label of another configuration under this one's id. */
  static Label labelOfFewerParticles(Graph frame, double time) {
    return new Label(
        frame.configuration().snapshot(),
        "lj",
        new Propensity(new double[] {time}, new float[1][100], null, 1));
  }

  static OnlineSettings settings() {
    return new OnlineSettings() {
      @Override
      public long waitingBytes() {
        return 1 << 30;
      }

      @Override
      public int announceEvery() {
        return 1;
      }
    };
  }
}
