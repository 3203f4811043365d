package io.supercool.ingest.imd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.imd.ScriptedSimulation.Script;
import io.supercool.ingest.imd.ScriptedSimulation.Session;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.lammps.LammpsData;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class ImdFollowerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int GO = 3;
  private static final int DISCONNECT = 0;
  private static final LammpsData TWO =
      new LammpsData(
          new double[] {1, 1, 1}, new double[] {7, 8, 9}, List.of("A", "B"), new byte[] {0, 1});

  /** Every simulation has another port, and may be what was followed before. */
  private static final SourceRequest STATE =
      SourceRequest.of("id", "imd://localhost:1", Split.LIVE);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Configuration> published = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();
  private final List<String> begunAnew = new ArrayList<>();
  private LammpsData data = TWO;

  @TempDir Path folder;

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

  /** Of two packets that say it, the one with 64 bits counts. */
  @Test
  void stepsBeyond31And32BitsAreThoseOfTheTimePacket() throws Exception {
    List<Long> steps = List.of((1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, (1L << 40) + 7);
    Script script = script();
    steps.forEach(
        step ->
            script
                .time(0.005, 0.5 * step, step)
                .energies(step)
                .box(5, 5, 5)
                .floats(2, 2, 1, 2, 3, 4, 5, 6));
    followToTheEnd(new Session(version3(), script.bytes()));
    assertThat(published).extracting(c -> c.snapshot().step()).containsExactlyElementsOf(steps);
    assertThat(published.get(4).header().time()).isEqualTo(0.5 * steps.get(4));
    assertThat(warned).isEmpty();
  }

  @Test
  void packetsThatContradictEachOtherAreTold() throws Exception {
    Script script = script();
    for (int step = 10; step < 13; step++) {
      script.time(0.005, 1, step).energies(step + 100).floats(2, 2, 1, 2, 3, 4, 5, 6);
    }
    followToTheEnd(new Session(version3(), script.bytes()));
    assertThat(published).extracting(c -> c.snapshot().step()).containsExactly(10L, 11L, 12L);
    assertThat(warned)
        .hasSize(1)
        .allMatch(w -> w.contains("time packet says step 10, the energies packet 110"));
  }

  /** Random strides over 2^31 and 2^32, over connections and over restarts of the service. */
  @Test
  void theStepsOfEnergiesGoOnBeyond32Bits() throws Exception {
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      folder = Files.createDirectories(folder.resolve("seed" + seed));
      published.clear();
      List<Long> steps = new ArrayList<>();
      long step = random.nextInt(1000);
      for (int service = 0; service < 2; service++) {
        List<Session> sessions = new ArrayList<>();
        for (int connection = 0; connection < 2; connection++) {
          Script script = script();
          for (int frame = 0; frame < 40; frame++) {
            step += 1 + random.nextInt(200_000_000);
            steps.add(step);
            script.energies(step).floats(2, 2, 1, 2, 3, 4, 5, 6);
          }
          sessions.add(new Session(version2(), script.bytes()));
        }
        try (ScriptedSimulation simulation = new ScriptedSimulation(sessions)) {
          followToTheEnd(simulation, WhenBehind.PAUSE, null);
        }
      }
      assertThat(step).isGreaterThan(1L << 33);
      assertThat(published)
          .as("seed %d", seed)
          .extracting(c -> c.snapshot().step())
          .containsExactlyElementsOf(steps);
    }
  }

  /** Their steps are as sent: whoever publishes sees that they go back. */
  @Test
  void aSecondSimulationOnThePortBeginsAtItsOwnStep() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (long first : new long[] {5_000_000_000L, 100}) {
      Script script = script();
      for (long step = first; step < first + 3; step++) {
        script.energies(step).floats(2, 2, 1, 2, 3, 4, 5, 6);
      }
      sessions.add(new Session(version2(), script.bytes()));
    }
    followToTheEnd(sessions.toArray(Session[]::new));
    assertThat(published)
        .extracting(c -> c.snapshot().step())
        .containsExactly(705032704L, 705032705L, 705032706L, 100L, 101L, 102L);
  }

  @Test
  void anotherBoxInAnotherConnectionIsAnotherSimulation() throws Exception {
    List<Session> sessions = new ArrayList<>();
    long step = 0;
    for (float edge : new float[] {5, 5.2f, 7, 7}) {
      Script script = script();
      for (int frame = 0; frame < 2; frame++) {
        step++;
        // In one connection a box may change by as much as it likes.
        float changed = frame == 0 ? edge : edge + 0.05f;
        script
            .time(0.1, 0.1 * step, step)
            .box(changed, changed, changed)
            .floats(2, 2, 1, 2, 3, 4, 5, 6);
      }
      sessions.add(new Session(version3(), script.bytes()));
    }
    followToTheEnd(sessions.toArray(Session[]::new));
    assertThat(published).hasSize(8);
    assertThat(begunAnew)
        .hasSize(1)
        .allMatch(w -> w.contains("step 5") && w.contains("[7.0, 7.0, 7.0]"));
  }

  /** The first frame decides, so that the unit of times does not change among them. */
  @Test
  void theClockOfAConnectionIsThatOfItsFirstFrame() throws Exception {
    Script script = script();
    script.energies(10).floats(2, 2, 1, 2, 3, 4, 5, 6);
    script.floats(2, 2, 1, 2, 3, 4, 5, 6);
    script.time(0.1, 77, 30).floats(2, 2, 1, 2, 3, 4, 5, 6);
    Script counted = script().floats(2, 2, 1, 2, 3, 4, 5, 6);
    counted.energies(50).floats(2, 2, 1, 2, 3, 4, 5, 6);
    followToTheEnd(
        new Session(version2(), script.bytes()), new Session(version2(), counted.bytes()));
    assertThat(published)
        .extracting(c -> c.snapshot().step(), c -> c.header().time())
        .containsExactly(tuple(10L, 10.0), tuple(30L, 30.0), tuple(0L, 0.0), tuple(1L, 1.0));
    assertThat(refused)
        .hasSize(1)
        .allMatch(r -> r.contains("frame 1 of this connection"))
        .allMatch(r -> r.contains("neither time nor energies packet"))
        .allMatch(r -> r.contains("came with one, of energies"));
    assertThat(warned)
        .hasSize(2)
        .anyMatch(w -> w.contains("time packets have begun"))
        .anyMatch(w -> w.contains("energies packets have begun"));
  }

  /** Times by the interval begin at 0 with every connection: their frames are not one series. */
  @Test
  void timesByTheIntervalAreOfTheirConnection() throws Exception {
    Script script = script();
    for (int step = 10; step < 40; step += 10) {
      script.energies(step).floats(2, 2, 1, 2, 3, 4, 5, 6);
    }
    try (ScriptedSimulation simulation =
        new ScriptedSimulation(List.of(new Session(version2(), script.bytes())))) {
      followToTheEnd(simulation, WhenBehind.DROP, 0.5);
    }
    assertThat(published)
        .extracting(c -> c.snapshot().step(), c -> c.header().time())
        .containsExactly(tuple(10L, 0.0), tuple(20L, 0.5), tuple(30L, 1.0));
    assertThat(published.get(0).snapshot().configuration()).contains("-20");
  }

  @Test
  void aLiquidThatMayBeKobAndersensIsTold() throws Exception {
    data =
        new LammpsData(
            new double[3], new double[] {5, 5, 5}, List.of("N", "P"), new byte[] {0, 0, 0, 0, 1});
    followToTheEnd(new Session(version2(), script().floats(2, 5, new float[15]).bytes()));
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("its potential is unknown"));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "4, true", "0, false", "300, false"})
  void otherVersionsAreNamed(int version, boolean little) throws Exception {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    Session session = new Session(new Script(order).handshake(version).bytes(), new byte[0]);
    try (ScriptedSimulation simulation = new ScriptedSimulation(List.of(session))) {
      assertThatThrownBy(() -> follow(simulation, WhenBehind.DROP, null, PATIENCE))
          .isInstanceOf(ImdException.class)
          .hasMessageContaining("speaks IMD version " + version + ", ")
          .hasMessageContaining(version == 0 ? "" : little ? "little-endian" : "big-endian")
          .hasMessageContaining("versions 2 and 3 are understood");
    }
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
        script().time(0.005, 1, -5).floats(2, 2, 1, 2, 3, 4, 5, 6),
        script().time(0.005, 1, 5).time(0.005, 1, 6).floats(2, 2, 1, 2, 3, 4, 5, 6));
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

  private static byte[] version2() {
    return script().handshake(2).bytes();
  }

  private static byte[] version3() {
    return script().handshake(3).sessionInfo(1, 1, 1, 1, 1, 0, 0).bytes();
  }

  private void followToTheEnd(Session... sessions) throws IOException {
    try (ScriptedSimulation simulation = new ScriptedSimulation(List.of(sessions))) {
      followToTheEnd(simulation, WhenBehind.PAUSE, null);
    }
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
    SourceRequest request = simulation.request(interval, whenBehind);
    FrameSink sink =
        new FrameSink() {
          @Override
          public void accept(Configuration configuration) {
            published.add(configuration);
          }

          @Override
          public void refuse(SourceFormatException fault) {
            refused.add(fault.getMessage());
          }

          @Override
          public void warn(SourceWarning warning) {
            warned.add(warning.message());
          }

          @Override
          public void beginsAnew(SourceWarning why) {
            begunAnew.add(why.message());
          }
        };
    return new ImdFollower(request, data, FollowState.of(folder, STATE), meters)
        .follow(sink, new Attention(patience));
  }
}
