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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class GrowingDumpTest {
  private static final int FRAMES = 25;

  @TempDir Path folder;

  private final List<Long> published = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
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

  @Test
  void truncatedIsReported() throws IOException {
    append(dump(0, 3));
    GrowingDump dump = dump();
    look(dump, collect());
    Files.write(file, dump(0, 1));
    assertReported(dump, "was overwritten or cut short");
    assertReported(dump(), "after 3 frames were published");
  }

  @Test
  void overwrittenByALongerOneIsReported() throws IOException {
    append(dump(0, 3));
    GrowingDump dump = dump();
    look(dump, collect());
    Files.write(file, dump(7, 20));
    assertReported(dump, "was overwritten or cut short");
    assertReported(dump(), "was overwritten or cut short");
  }

  @Test
  void replacedIsReportedAfterTheLastFrameOfTheOldOne() throws Exception {
    append(dump(0, 2));
    FrameSink rotates =
        configuration -> {
          published.add(configuration.snapshot().step());
          if (published.size() == 1) {
            append(dump(2, 3));
            io(() -> Files.move(file, folder.resolve("old.lammpstrj")));
            io(() -> Files.write(file, dump(0, 1)));
          }
        };
    assertThatThrownBy(() -> dump().follow(rotates, attention))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("was replaced or removed");
    assertThat(published).containsExactly(0L, 1L, 2L);
  }

  @Test
  void quietForTooLongIsTheEnd() throws Exception {
    append(dump(0, 2));
    assertThat(dump().follow(collect(), new Attention(Duration.ofSeconds(1))))
        .isEqualTo("nothing new came for 1s");
    assertThat(published).containsExactly(0L, 1L);
  }

  private void assertReported(GrowingDump dump, String reason) {
    assertThatThrownBy(() -> look(dump, collect()))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  private void look(GrowingDump dump, FrameSink sink) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      dump.look(channel, sink, attention);
    }
  }

  private FrameSink collect() {
    return new FrameSink() {
      @Override
      public void accept(Configuration configuration) {
        published.add(configuration.snapshot().step());
        assertThat(configuration.positions()[2])
            .isEqualTo((double) configuration.snapshot().step());
      }

      @Override
      public void refuse(SourceFormatException fault) {
        refused.add(fault.getMessage());
      }
    };
  }

  /** As the service has it when it starts. */
  private GrowingDump dump() {
    SourceRequest request =
        SourceRequest.of("id", file.toString(), Split.LIVE).withFollowing(Following.FILES);
    return new GrowingDump(
        new Source(file, Split.LIVE, null),
        ReadLimits.DEFAULT,
        FollowState.of(folder.resolve("state"), request));
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
