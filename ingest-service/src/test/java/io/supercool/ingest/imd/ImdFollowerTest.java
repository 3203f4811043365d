package io.supercool.ingest.imd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.imd.ScriptedSimulation.Script;
import io.supercool.ingest.imd.ScriptedSimulation.Session;
import io.supercool.reader.FrameSink;
import io.supercool.reader.lammps.LammpsData;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class ImdFollowerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int GO = 3;
  private static final int DISCONNECT = 0;
  private static final LammpsData TWO =
      new LammpsData(
          new double[] {1, 1, 1}, new double[] {7, 8, 9}, List.of("A", "B"), new byte[] {0, 1});

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Configuration> published = new ArrayList<>();

  static Stream<ByteOrder> orders() {
    return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void version2IsReadInEitherByteOrder(ByteOrder order) throws Exception {
    Script frames = new Script(order);
    for (int frame = 0; frame < 3; frame++) {
      frames.floats(2, 2, 1 + frame, 2, 3, 4, 5, 6);
    }
    Session session = new Session(new Script(order).handshake(2).bytes(), frames.bytes());
    try (ScriptedSimulation simulation = new ScriptedSimulation(List.of(session))) {
      followToTheEnd(simulation, WhenBehind.PAUSE, 0.5);
    }
    assertThat(published).hasSize(3);
    Configuration last = published.get(2);
    // Relative to the data file's box, which begins at 1, 1, 1.
    assertThat(last.positions()).containsExactly(2, 1, 2, 3, 4, 5);
    assertThat(last.species()).containsExactly(0, 1);
    assertThat(last.header().box()).containsExactly(7, 8, 9);
    assertThat(last.header().time()).isEqualTo(1.0);
    assertThat(last.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    assertThat(last.snapshot().step()).isEqualTo(2);
    assertThat(last.snapshot().trajectory()).startsWith("imd-localhost-");
    assertThat(last.snapshot().configuration()).startsWith(last.snapshot().trajectory() + "-20");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void version3SaysStepTimeAndBox(ByteOrder order) throws Exception {
    byte[] greeting = new Script(order).handshake(3).sessionInfo(1, 1, 1, 1, 0, 1, 1).bytes();
    List<Session> sessions = new ArrayList<>();
    for (long step : new long[] {1000, 5_000_000_000L}) {
      Script script = new Script(order);
      for (long more = 0; more < 2; more++) {
        script
            .time(0.005, 0.005 * (step + more), step + more)
            .energies(7)
            .time(0.005, 0.005 * (step + more), step + more)
            .box(5, 6, 7)
            .floats(2, 2, 1, 2, 3, 4, 5, 6)
            .floats(14, 2, 0, 0, 0, 0, 0, 0)
            .floats(15, 2, 0, 0, 0, 0, 0, 0);
      }
      sessions.add(new Session(greeting, script.bytes()));
    }
    try (ScriptedSimulation simulation = new ScriptedSimulation(sessions)) {
      followToTheEnd(simulation, WhenBehind.DROP, null);
      assertThat(published)
          .extracting(c -> c.snapshot().step())
          .containsExactly(1000L, 1001L, 5_000_000_000L, 5_000_000_001L);
      String name = "imd-localhost-" + simulation.port();
      assertThat(published)
          .allMatch(c -> c.snapshot().toString().startsWith(name + "/" + name + "/"));
      assertThat(simulation.heard).containsOnly(GO, DISCONNECT).startsWith(GO);
    }
    assertThat(published.get(1).header().time()).isEqualTo(0.005 * 1001);
    assertThat(published.get(1).header().box()).containsExactly(5, 6, 7);
    assertThat(meters.counter("supercool.imd.connections").count()).isEqualTo(2);
    assertThat(meters.counter("supercool.imd.frames.received").count()).isEqualTo(4);
    assertThat(meters.counter("supercool.imd.frames.dropped").count()).isZero();
  }

  @Test
  void energiesOfVersion2SayTheStep() throws Exception {
    Script script = new Script(ByteOrder.LITTLE_ENDIAN).energies(40).floats(2, 2, 1, 2, 3, 4, 5, 6);
    Session session =
        new Session(new Script(ByteOrder.LITTLE_ENDIAN).handshake(2).bytes(), script.bytes());
    try (ScriptedSimulation simulation = new ScriptedSimulation(List.of(session))) {
      followToTheEnd(simulation, WhenBehind.DROP, null);
    }
    assertThat(published).extracting(c -> c.snapshot().step()).containsExactly(40L);
  }

  @Test
  void carriesATiltedBox() throws Exception {
    Script frames =
        script().floats(13, 1, 5, 0, 0, 1, 5, 0, 0, 1e-7f, 6).floats(2, 2, 1, 2, 3, 4, 5, 6);
    byte[] greeting =
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(3).sessionInfo(1, 0, 1, 1, 1, 0, 0).bytes();
    try (ScriptedSimulation simulation =
        new ScriptedSimulation(List.of(new Session(greeting, frames.bytes())))) {
      followToTheEnd(simulation, WhenBehind.DROP, null);
    }
    assertThat(published).hasSize(1);
    assertThat(published.get(0).header().box()).containsExactly(5, 0, 0, 1, 5, 0, 0, 0, 6);
  }

  static Stream<Script> refused() {
    return Stream.of(
        script().header(2, -1),
        script().header(2, Integer.MIN_VALUE),
        script().header(2, Integer.MAX_VALUE),
        script().floats(2, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        script().header(14, 1 << 30),
        script().header(12, -1),
        script().header(13, 1 << 24),
        script().header(1, 0),
        script().header(99, 1),
        script().header(-1, 1),
        script().header(5, 0),
        script().header(4, 2),
        script().floats(2, 2, 1, 2, Float.NaN, 4, 5, 6),
        script().floats(2, 2, 1, 2, Float.POSITIVE_INFINITY, 4, 5, 6),
        script().box(0, 1, 1),
        script().box(Float.NaN, 1, 1),
        script().floats(13, 1, 5, 0, 0, 5, 0, 0, 0, 0, 5),
        script().time(0.005, 1, -5).floats(2, 2, 1, 2, 3, 4, 5, 6));
  }

  /** It ends for good, and the simulation has heard go and the farewell, so it goes on. */
  @ParameterizedTest
  @MethodSource
  void refused(Script packets) throws Exception {
    Session session =
        new Session(
            new Script(ByteOrder.LITTLE_ENDIAN)
                .handshake(3)
                .sessionInfo(1, 0, 1, 1, 1, 0, 0)
                .bytes(),
            packets.bytes());
    ScriptedSimulation simulation = new ScriptedSimulation(List.of(session));
    try (simulation) {
      assertThatThrownBy(() -> follow(simulation, WhenBehind.DROP, null, PATIENCE))
          .isInstanceOf(ImdException.class)
          .hasMessageContaining("; ")
          .hasMessageNotContaining(ScriptedSimulation.END);
    }
    assertThat(simulation.heard).containsExactly(GO, DISCONNECT);
    assertThat(published).isEmpty();
  }

  static Stream<byte[]> refusedGreetings() {
    return Stream.of(
        "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        new Script(ByteOrder.BIG_ENDIAN).handshake(4).bytes(),
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(1).bytes(),
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(3).header(10, 1 << 30).bytes(),
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(3).header(2, 7).bytes(),
        new Script(ByteOrder.LITTLE_ENDIAN).handshake(3).sessionInfo(1, 0, 1, 0, 0, 1, 1).bytes());
  }

  @ParameterizedTest
  @MethodSource
  void refusedGreetings(byte[] greeting) throws Exception {
    try (ScriptedSimulation simulation =
        new ScriptedSimulation(List.of(new Session(greeting, new byte[0])))) {
      assertThatThrownBy(() -> follow(simulation, WhenBehind.DROP, null, PATIENCE))
          .isInstanceOf(ImdException.class);
    }
  }

  @Test
  void whatBreaksOffIsTriedAgain() throws Exception {
    byte[] greeting = new Script(ByteOrder.LITTLE_ENDIAN).handshake(2).bytes();
    byte[] frame = script().floats(2, 2, 1, 2, 3, 4, 5, 6).bytes();
    try (ScriptedSimulation simulation =
        new ScriptedSimulation(
            List.of(
                new Session(greeting, Arrays.copyOf(frame, 20)),
                new Session(Arrays.copyOf(greeting, 5), new byte[0]),
                new Session(greeting, frame)))) {
      followToTheEnd(simulation, WhenBehind.DROP, null);
    }
    assertThat(published).hasSize(1);
  }

  @Test
  void nobodyThereIsGivenUp() throws Exception {
    ScriptedSimulation gone = new ScriptedSimulation(List.of());
    gone.close();
    assertThat(follow(gone, WhenBehind.DROP, null, Duration.ofSeconds(1)))
        .isEqualTo("nothing new came for 1s");
  }

  private static Script script() {
    return new Script(ByteOrder.LITTLE_ENDIAN);
  }

  private void followToTheEnd(
      ScriptedSimulation simulation, WhenBehind whenBehind, Double interval) {
    assertThatThrownBy(() -> follow(simulation, whenBehind, interval, PATIENCE))
        .hasMessageContaining(ScriptedSimulation.END);
  }

  private String follow(
      ScriptedSimulation simulation, WhenBehind whenBehind, Double interval, Duration patience)
      throws InterruptedException {
    FrameSink sink = published::add;
    return new ImdFollower(
            "localhost", simulation.port(), TWO, Split.LIVE, null, interval, whenBehind, meters)
        .follow(sink, new Attention(patience));
  }
}
