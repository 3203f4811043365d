package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.ingest.imd.ImdFollower;
import io.supercool.ingest.imd.ScriptedSimulation;
import io.supercool.ingest.imd.ScriptedSimulation.Script;
import io.supercool.ingest.imd.ScriptedSimulation.Session;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.lammps.LammpsData;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulations one after another on a port, each in connections, with the service starting anew. */
@Timeout(120)
class SecondSimulationTest {
  private static final LammpsData TWO =
      new LammpsData(new double[3], new double[] {7, 8, 9}, List.of("A", "B"), new byte[] {0, 1});
  private static final SourceRequest STATE =
      SourceRequest.of("id", "imd://localhost:1", Split.LIVE).withTrajectory("T");

  @TempDir Path root;

  private final List<String> published = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();

  @Test
  void theFramesOfTwoSimulationsAreNeverOfOneTrajectory() throws Exception {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      Path folder = root.resolve("seed" + seed);
      published.clear();
      warned.clear();
      List<String> expected = new ArrayList<>();
      long step = 0;
      int simulations = 1 + random.nextInt(3);
      for (int simulation = 1; simulation <= simulations; simulation++) {
        // Behind the last step of the one before, among its steps or at their beginning.
        step = simulation == 1 ? random.nextInt(50) : random.nextInt((int) step);
        String trajectory = simulation == 1 ? "T" : "T-segment" + simulation;
        for (int service = 0; service < 2; service++) {
          List<Session> sessions = new ArrayList<>();
          boolean timed = random.nextBoolean();
          for (int connection = 0; connection < 2; connection++) {
            Script script = new Script(ByteOrder.LITTLE_ENDIAN);
            for (int frame = 0; frame < 5; frame++) {
              step += 1 + random.nextInt(20);
              expected.add(trajectory + " " + step);
              script = timed ? script.time(0.1, step, step) : script.energies(step);
              script.floats(2, 2, simulation, 2, 3, 4, 5, random.nextFloat());
            }
            sessions.add(session(script));
          }
          follow(folder, sessions);
        }
      }
      assertThat(published).as("seed %d", seed).containsExactlyElementsOf(expected);
      assertThat(warned).as("seed %d", seed).hasSize(simulations - 1);
    }
  }

  @Test
  void anotherBoxIsOfAnotherTrajectoryThoughItsStepsGoOn() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (int simulation = 1; simulation <= 2; simulation++) {
      Script script = new Script(ByteOrder.LITTLE_ENDIAN);
      for (int frame = 0; frame < 2; frame++) {
        int step = 10 * simulation + frame;
        script.time(0.1, step, step).box(5 * simulation, 5, 5).floats(2, 2, 1, 2, 3, 4, 5, step);
      }
      sessions.add(session(script));
    }
    follow(root, sessions);
    assertThat(published).containsExactly("T 10", "T 11", "T-segment2 20", "T-segment2 21");
    assertThat(warned)
        .hasSize(1)
        .allMatch(w -> w.contains("another box") && w.contains("T-segment2"));
  }

  private static Session session(Script script) {
    return new Session(
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(3).sessionInfo(1, 1, 1, 1, 1, 0, 0).bytes(),
        script.bytes());
  }

  /** As one life of the service does. */
  private void follow(Path folder, List<Session> sessions) throws IOException {
    try (ScriptedSimulation simulation = new ScriptedSimulation(sessions);
        IdentityRegister register = new IdentityRegister(folder.resolve("ids"), 1000)) {
      SourceRequest request = simulation.request(null, WhenBehind.PAUSE).withTrajectory("T");
      FollowState state = FollowState.of(folder.resolve("state"), STATE);
      ImdFollower follower = new ImdFollower(request, TWO, state, new SimpleMeterRegistry());
      LiveSnapshots live = new LiveSnapshots(request, register, this::publish, this::warn);
      FrameSink sink =
          new FrameSink() {
            @Override
            public void accept(Configuration configuration) {
              live.publish(configuration);
            }

            @Override
            public void beginsAnew(SourceWarning why) {
              live.beginAnew(why);
            }
          };
      assertThatThrownBy(() -> follower.follow(sink, new Attention(Duration.ofMinutes(5))))
          .hasMessageContaining(ScriptedSimulation.END);
    }
  }

  private void publish(Configuration configuration) {
    published.add(configuration.snapshot().trajectory() + " " + configuration.snapshot().step());
  }

  private void warn(SourceWarning warning) {
    warned.add(warning.message());
  }
}
