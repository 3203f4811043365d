package io.supercool.ingest.imd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.imd.ScriptedSimulation.Script;
import io.supercool.ingest.imd.ScriptedSimulation.Session;
import io.supercool.reader.FrameSink;
import io.supercool.reader.lammps.LammpsData;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that takes one frame and then nothing, until the simulation has sent all. */
@Timeout(300)
class SlowPipelineTest {
  private static final int PARTICLES = 100_000;
  private static final int FRAMES = 100;

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Long> published = new ArrayList<>();
  private final CountDownLatch sent = new CountDownLatch(1);

  @Test
  void dropLetsTheSimulationGoOnAndKeepsTheNewest() throws Exception {
    follow(WhenBehind.DROP, true);
    assertThat(published).hasSizeLessThan(FRAMES).isSorted().endsWith(FRAMES - 1L);
    assertCounted();
  }

  @Test
  void strideLetsTheSimulationGoOnAndSpacesEvenly() throws Exception {
    follow(WhenBehind.STRIDE, true);
    assertThat(published).hasSizeLessThan(FRAMES).hasSizeGreaterThan(2).isSorted();
    long stride = published.get(2) - published.get(1);
    assertThat(Long.bitCount(stride)).isEqualTo(1);
    for (int i = 2; i < published.size(); i++) {
      assertThat(published.get(i) - published.get(i - 1)).isEqualTo(stride);
    }
    assertCounted();
  }

  @Test
  void pauseLosesNothing() throws Exception {
    follow(WhenBehind.PAUSE, false);
    assertThat(published).hasSize(FRAMES).isSorted().doesNotHaveDuplicates();
    assertCounted();
  }

  private void assertCounted() {
    double received = meters.counter("supercool.imd.frames.received").count();
    double dropped = meters.counter("supercool.imd.frames.dropped").count();
    assertThat(received).isEqualTo(FRAMES);
    assertThat(dropped).isEqualTo(FRAMES - published.size());
  }

  /** 120 MB, more than any socket holds: without a reader, the simulation could not send them. */
  private void follow(WhenBehind whenBehind, boolean stuck) throws Exception {
    byte[] frame =
        new Script(ByteOrder.LITTLE_ENDIAN).floats(2, PARTICLES, new float[3 * PARTICLES]).bytes();
    byte[] frames = new byte[FRAMES * frame.length];
    for (int i = 0; i < FRAMES; i++) {
      System.arraycopy(frame, 0, frames, i * frame.length, frame.length);
    }
    Session session = new Session(new Script(ByteOrder.LITTLE_ENDIAN).handshake(2).bytes(), frames);
    LammpsData data =
        new LammpsData(new double[3], new double[] {50, 50, 50}, List.of("A"), new byte[PARTICLES]);
    try (ScriptedSimulation simulation =
        new ScriptedSimulation(List.of(session), sent::countDown)) {
      FrameSink sink =
          configuration -> {
            published.add(configuration.snapshot().step());
            if (stuck) {
              await(sent);
            }
          };
      SourceRequest request = simulation.request(null, whenBehind);
      ImdFollower follower =
          new ImdFollower(request, data, FollowState.of(folder, request), meters);
      assertThatThrownBy(() -> follower.follow(sink, new Attention(Duration.ofMinutes(5))))
          .hasMessageContaining(ScriptedSimulation.END);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
