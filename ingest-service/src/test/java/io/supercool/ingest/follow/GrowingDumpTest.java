package io.supercool.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class GrowingDumpTest {
  private static final int FRAMES = 25;

  /** In how many ways a frame is bad. */
  private static final int BAD = 7;

  @TempDir Path folder;

  private final List<Long> published = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();
  private final Attention attention = new Attention(Duration.ofMinutes(5));
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    file = Files.createFile(folder.resolve("run.lammpstrj"));
  }

  /** Written in pieces of any size, with the service ending and starting in between. */
  @Test
  void everyFrameComesOnceThroughRestarts() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      begin(file = folder.resolve("run" + seed + ".lammpstrj"));
      published.clear();
      byte[] text = dump(0, FRAMES);
      GrowingDump dump = dump();
      for (int at = 0; at < text.length; ) {
        int piece = Math.min(text.length - at, 1 + random.nextInt(400));
        append(text, at, piece);
        at += piece;
        look(dump, collect());
        if (random.nextInt(5) == 0) {
          dump = dump();
        }
      }
      assertThat(published).as("seed %d", seed).containsExactlyElementsOf(steps(FRAMES));
    }
  }

  /** The broker has the frame, and the service dies before it has noted that. */
  @Test
  void aCrashRepeatsTheFrameUnderItsIdAndLosesNone() throws IOException {
    append(dump(0, 5));
    FrameSink dies =
        configuration -> {
          published.add(configuration.snapshot().step());
          if (published.size() == 3) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> look(dump(), dies)).hasMessage("killed");
    look(dump(), collect());
    assertThat(published).containsExactly(0L, 1L, 2L, 2L, 3L, 4L);
  }

  @Test
  void whatTheFirstFrameSaidHoldsAfterARestart() throws IOException {
    append(dump(0, 1));
    look(dump(), collect());
    append(dump(1, 2));
    List<Configuration> second = new ArrayList<>();
    look(dump(), second::add);
    assertThat(second).hasSize(1);
    assertThat(second.get(0).header().units()).isEqualTo("metal");
    assertThat(second.get(0).snapshot()).hasToString("run/run/1");
  }

  @Test
  void aLastLineWithoutItsEndWaits() throws IOException {
    byte[] text = dump(0, 1);
    GrowingDump dump = dump();
    append(text, 0, text.length - 1);
    look(dump, collect());
    assertThat(published).isEmpty();
    append(text, text.length - 1, 1);
    look(dump, collect());
    assertThat(published).containsExactly(0L);
  }

  @Test
  void aBrokenFrameIsReportedOnceAndTheRestGoesOn() throws IOException {
    GrowingDump dump = dump();
    append(dump(0, 1));
    append(new String(Dumps.frame(1), StandardCharsets.US_ASCII).replace("2.5", "2,5").getBytes());
    look(dump, collect());
    append(dump(2, 3));
    look(dump, collect());
    append(dump(3, 4));
    look(dump, collect());
    assertThat(published).containsExactly(0L, 2L, 3L);
    assertThat(refused).hasSize(1).allMatch(r -> r.contains(file.toString()));
  }

  /** The second time the service has no file open, and only its state to go by. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void truncatedIsToldAndFollowedFromItsStart(boolean restarted) throws IOException {
    append(dump(0, 3));
    GrowingDump dump = dump();
    look(dump, collect());
    Files.write(file, dump(0, 1));
    dump = restarted ? dump() : dump;
    look(dump, collect());
    append(dump(1, 4));
    look(dump, collect());
    assertThat(published).containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 3L);
    assertThat(warned).hasSize(1);
    assertThat(warned.get(0))
        .contains(file.toString(), "was overwritten or cut short to ", "after 3 frames");
  }

  /** The first frame, and so the head, is the same; the file is longer than before already. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void begunAnewWithTheSameHeadIsToldAndFollowedFromItsStart(boolean restarted) throws IOException {
    append(dump(0, 8));
    GrowingDump dump = dump();
    look(dump, collect());
    Files.write(file, Dumps.frame(0));
    for (int step = 1; step < 12; step++) {
      append(Dumps.frame(step, 7));
    }
    dump = restarted ? dump() : dump;
    look(dump, collect());
    look(dump, collect());
    assertThat(published.subList(8, 20)).containsExactlyElementsOf(steps(12));
    assertThat(published).hasSize(20);
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("begun anew after 8 frames"));
  }

  /** Neither its first bytes nor its last differ: only that it was written to tells. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void changedInTheMiddleIsTold(boolean restarted) throws IOException {
    append(dump(0, 60));
    GrowingDump dump = dump();
    look(dump, collect());
    byte[] text = Files.readAllBytes(file);
    byte[] other = Dumps.frame(10, 5);
    System.arraycopy(other, 0, text, dump(0, 10).length, other.length);
    FileTime before = Files.getLastModifiedTime(file);
    Files.write(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 5000));
    dump = restarted ? dump() : dump;
    look(dump, collect());
    assertThat(published).hasSize(120);
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("was changed in place"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 9000));
    look(dump, collect());
    assertThat(published).as("touched alone").hasSize(120);
    assertThat(warned).hasSize(1);
  }

  @Test
  void whatIsCutBehindTheLastWholeFrameIsToldAndTheRestGoesOn() throws IOException {
    append(dump(0, 2));
    GrowingDump dump = dump();
    append(Dumps.frame(2, 3), 0, 60);
    look(dump, collect());
    Files.write(file, dump(0, 2));
    look(dump, collect());
    append(dump(2, 3));
    look(dump, collect());
    assertThat(published).containsExactly(0L, 1L, 2L);
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("what was cut is not read"));
  }

  @Test
  void replacedIsFollowedAfterTheLastFrameOfTheOldOne() throws Exception {
    append(dump(0, 2));
    FrameSink rotates =
        new Collecting() {
          @Override
          public void accept(Configuration configuration) {
            super.accept(configuration);
            if (published.size() == 1) {
              append(dump(2, 3));
              append(Dumps.frame(3), 0, 50);
              io(() -> Files.move(file, folder.resolve("old.lammpstrj")));
              io(() -> Files.write(file, dump(0, 1)));
            } else if (published.size() == 4) {
              attention.withdraw();
            }
          }
        };
    dump().follow(rotates, attention);
    assertThat(published).containsExactly(0L, 1L, 2L, 0L);
    assertThat(warned)
        .hasSize(1)
        .allMatch(w -> w.contains("replaced by another of its name after 3 frames"))
        .allMatch(w -> w.contains("50 bytes were no whole frame"));
  }

  @Test
  void removedIsTheEndAfterAWhile() throws Exception {
    append(dump(0, 2));
    FrameSink removes =
        new Collecting() {
          @Override
          public void accept(Configuration configuration) {
            super.accept(configuration);
            io(() -> Files.deleteIfExists(file));
          }
        };
    assertThatThrownBy(() -> dump().follow(removes, attention))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("was removed; all whole frames of it are published");
    assertThat(published).containsExactly(0L, 1L);
  }

  /** Two and three in a row, and one later in the same gap. */
  @Test
  void everyBadFrameIsReportedOnce() throws IOException {
    GrowingDump dump = dump();
    append(dump(0, 1));
    for (int step : new int[] {1, 2, 4, 5, 6}) {
      append(step == 4 ? dump(3, 4) : new byte[0]);
      append(bad(step, 0));
      look(dump, collect());
      dump = step % 2 == 0 ? dump() : dump;
    }
    assertThat(published).containsExactly(0L, 3L);
    assertThat(refused).hasSize(5).doesNotHaveDuplicates();
    append(dump(7, 8));
    look(dump(), collect());
    assertThat(published).containsExactly(0L, 3L, 7L);
    assertThat(refused).hasSize(5);
  }

  /** Bad frames of every kind anywhere, written in pieces, with the service starting in between. */
  @Test
  void noFrameIsLostOrToldTwice() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      begin(file = folder.resolve("bad" + seed + ".lammpstrj"));
      published.clear();
      refused.clear();
      StringBuilder text = new StringBuilder();
      List<Long> good = new ArrayList<>();
      for (int step = 0; step < FRAMES; step++) {
        boolean isGood = step == FRAMES - 1 || random.nextInt(3) == 0;
        text.append(
            new String(
                isGood ? Dumps.frame(step) : bad(step, random.nextInt(BAD)),
                StandardCharsets.US_ASCII));
        if (isGood) {
          good.add((long) step);
        }
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
      GrowingDump dump = dump();
      for (int at = 0; at < bytes.length; ) {
        int piece = Math.min(bytes.length - at, 1 + random.nextInt(600));
        append(bytes, at, piece);
        at += piece;
        look(dump, collect());
        dump = random.nextInt(4) == 0 ? dump() : dump;
      }
      assertThat(published).as("seed %d", seed).containsExactlyElementsOf(good);
      assertThat(refused).as("seed %d", seed).hasSize(FRAMES - good.size());
    }
  }

  /** Simulations one after another in one file, which begin alike. */
  @Test
  void whateverIsWrittenOverIsFollowedFromItsStart() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      begin(file = folder.resolve("anew" + seed + ".lammpstrj"));
      published.clear();
      warned.clear();
      List<Long> expected = new ArrayList<>();
      int anew = 0;
      int frames = 0;
      int simulation = 0;
      GrowingDump dump = dump();
      for (int turn = 0; turn < 12; turn++) {
        int more = random.nextInt(6);
        if (random.nextInt(3) == 0) {
          boolean told = frames > 1 || frames == 1 && more == 0;
          anew += told ? 1 : 0;
          frames = told ? 0 : frames;
          simulation++;
          Files.write(file, more == 0 ? new byte[0] : Dumps.frame(0));
          for (int step = 1; step < more; step++) {
            append(Dumps.frame(step, simulation % 10));
          }
          for (int step = frames; step < more; step++) {
            expected.add((long) step);
          }
          frames = more;
        } else {
          for (int step = frames; step < frames + more; step++) {
            append(Dumps.frame(step, step == 0 ? 0 : simulation % 10));
            expected.add((long) step);
          }
          frames += more;
        }
        look(dump, collect());
        dump = random.nextInt(4) == 0 ? dump() : dump;
      }
      assertThat(published).as("seed %d", seed).containsExactlyElementsOf(expected);
      assertThat(warned).as("seed %d", seed).hasSize(anew);
    }
  }

  @Test
  void whatIsReadOtherwiseThanWrittenIsToldOnce() throws IOException {
    GrowingDump dump = dump();
    for (int step = 0; step < 4; step++) {
      append(
          new String(Dumps.frame(step), StandardCharsets.US_ASCII)
              .replace("xu yu zu", "xu yu zu c_wheel")
              .replaceAll("(?m)^(\\d \\d .*)$", "$1 9")
              .getBytes(StandardCharsets.US_ASCII));
      look(dump, collect());
    }
    assertThat(published).containsExactly(0L, 1L, 2L, 3L);
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("not read: c_wheel"));
  }

  /** What versions before this one have left on disk. */
  @Test
  void aStateOfAnEarlierVersionGoesOn() throws IOException {
    append(dump(0, 3));
    look(dump(), collect());
    try (Stream<Path> states = Files.walk(folder.resolve("state"))) {
      Path state = states.filter(path -> path.endsWith("position.json")).findFirst().orElseThrow();
      Files.writeString(
          state, Files.readString(state).replaceFirst(",\"tail\":\\{[^}]*},\"refused\":null", ""));
      assertThat(Files.readString(state)).doesNotContain("tail");
    }
    append(dump(3, 4));
    look(dump(), collect());
    assertThat(published).containsExactly(0L, 1L, 2L, 3L);
    assertThat(warned).isEmpty();
  }

  @Test
  void quietForTooLongIsTheEnd() throws Exception {
    append(dump(0, 2));
    assertThat(dump().follow(collect(), new Attention(Duration.ofSeconds(1))))
        .isEqualTo("nothing new came for 1s");
    assertThat(published).containsExactly(0L, 1L);
  }

  private void look(GrowingDump dump, FrameSink sink) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      dump.look(channel, sink, attention);
    }
  }

  private FrameSink collect() {
    return new Collecting();
  }

  private class Collecting implements FrameSink {
    @Override
    public void accept(Configuration configuration) {
      published.add(configuration.snapshot().step());
      assertThat(configuration.positions()[2]).isEqualTo((double) configuration.snapshot().step());
    }

    @Override
    public void refuse(SourceFormatException fault) {
      refused.add(fault.getMessage());
    }

    @Override
    public void warn(SourceWarning warning) {
      warned.add(warning.message());
    }
  }

  /** A frame that cannot be read, in one of several ways. */
  private static byte[] bad(int step, int way) {
    String frame = new String(Dumps.frame(step), StandardCharsets.US_ASCII);
    String[] ways = {
      frame.replace("2.5", "2,5"),
      frame.replace("TIMESTEP\n" + step, "TIMESTEP\nmany"),
      frame.replace("\n3 2 4.25", "\n2 2 4.25"),
      frame.substring(0, frame.lastIndexOf("\n3 2") + 1),
      frame.replace("ITEM: BOX", "ITEM: WHEEL"),
      frame.replace("0 9\n0 9\n0 9\n", "0 9\n0 9\n"),
      frame.replace("3.0\n", "3.0 1\n"),
    };
    assertThat(ways).hasSize(BAD);
    return ways[way].getBytes(StandardCharsets.US_ASCII);
  }

  /** As the service has it when it starts. */
  private GrowingDump dump() {
    SourceRequest request =
        SourceRequest.of("id", file.toString(), Split.LIVE).withFollowing(Following.FILES);
    return new GrowingDump(
        new Source(file, Split.LIVE, null),
        ReadLimits.DEFAULT,
        FollowState.of(folder.resolve("state"), request),
        Duration.ofMillis(300));
  }

  private static byte[] dump(int first, int end) {
    StringBuilder text = new StringBuilder();
    for (int step = first; step < end; step++) {
      text.append(new String(Dumps.frame(step), StandardCharsets.US_ASCII));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Long> steps(int end) {
    List<Long> steps = new ArrayList<>();
    for (long step = 0; step < end; step++) {
      steps.add(step);
    }
    return steps;
  }

  private void append(byte[] text) {
    append(text, 0, text.length);
  }

  private void append(byte[] text, int from, int length) {
    byte[] piece = Arrays.copyOfRange(text, from, from + length);
    io(() -> Files.write(file, piece, StandardOpenOption.APPEND));
  }

  private static void begin(Path file) throws IOException {
    Files.createFile(file);
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void io(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
