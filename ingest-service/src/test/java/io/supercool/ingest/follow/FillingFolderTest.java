package io.supercool.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.lammps.LammpsDumpReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FillingFolderTest {
  @TempDir Path temporary;

  private final SourceReader reader = new LammpsDumpReader(ReadLimits.DEFAULT);
  private final List<String> published = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();
  private Path folder;
  private Duration certain = Duration.ofSeconds(1);
  private Runnable onceTried = () -> {};

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectory(temporary.resolve("frames"));
  }

  @Test
  void filesComeInTheOrderOfTheirNumbersAndOnceOverRestarts() throws Exception {
    for (int step : new int[] {1000, 200, 90}) {
      write(step, Dumps.frame(step));
    }
    Files.writeString(folder.resolve(".hidden"), "no");
    Files.writeString(folder.resolve("liquid.7.dump.part"), "no");
    Files.createSymbolicLink(folder.resolve("link.dump"), folder.resolve("liquid.90.dump"));
    follow(3);
    assertThat(published).containsExactly("R/liquid/90", "R/liquid/200", "R/liquid/1000");
    write(1100, Dumps.frame(1100));
    published.clear();
    follow(1);
    assertThat(published).containsExactly("R/liquid/1100");
    assertThat(refused).isEmpty();
  }

  @Test
  void aFileThatIsNotWholeYetWaits() throws Exception {
    byte[] whole = Dumps.frame(5);
    write(5, Arrays.copyOf(whole, whole.length - 30));
    onceTried = () -> write(5, whole);
    certain = Duration.ofHours(1);
    follow(1);
    assertThat(published).containsExactly("R/liquid/5");
    assertThat(refused).isEmpty();
  }

  @Test
  void oneThatStaysBrokenIsReportedOnceAndTheRestGoesOn() throws Exception {
    write(1, Arrays.copyOf(Dumps.frame(1), 40));
    write(2, Dumps.frame(2));
    follow(2);
    assertThat(published).containsExactly("R/liquid/2");
    assertThat(refused).hasSize(1).allMatch(r -> r.contains("liquid.1.dump"));
    write(3, Dumps.frame(3));
    follow(1);
    assertThat(refused).hasSize(1);
    assertThat(published).containsExactly("R/liquid/2", "R/liquid/3");
  }

  /** Two good frames and one that is not whole; the same, grown; and with a bad one in between. */
  @Test
  void whatWasReadInTheFirstTryIsPublishedOnce() throws Exception {
    byte[] rest = Dumps.frame(3);
    write(1, Dumps.frame(1), Dumps.frame(2), Arrays.copyOf(rest, rest.length - 30));
    onceTried = () -> write(1, Dumps.frame(1), Dumps.frame(2), rest);
    follow(3);
    assertThat(published).containsExactly("R/liquid.1/1", "R/liquid.1/2", "R/liquid.1/3");
    published.clear();
    write(4, Dumps.frame(4), "ITEM: TIMESTEP\nmany\n".getBytes(), Dumps.frame(5));
    follow(3);
    assertThat(published).containsExactly("R/liquid.4/4", "R/liquid.4/5");
    assertThat(refused).hasSize(1).allMatch(r -> r.contains("`many`"));
  }

  @Test
  void warningsOfTheFirstTryAreTold() throws Exception {
    String frame = new String(Dumps.frame(1), StandardCharsets.US_ASCII);
    write(
        1,
        frame.replace("zu\n", "zu c_wheel\n").replaceAll("(?m)^(\\d \\d .*)$", "$1 9").getBytes());
    follow(1);
    assertThat(warned).hasSize(1).allMatch(w -> w.contains("c_wheel"));
  }

  @Test
  void namesAreInNaturalOrder() {
    List<String> names = List.of("a", "a2b", "a02b", "a10b", "a10c", "a99999999999999999999", "b1");
    assertThat(Stream.of(5, 2, 4, 6, 0, 3, 1).map(names::get).sorted(FileOrder::compare))
        .containsExactly("a", "a02b", "a2b", "a10b", "a10c", "a99999999999999999999", "b1");
  }

  /** Until {@code wanted} frames are published or refused. */
  private void follow(int wanted) throws InterruptedException {
    SourceRequest request =
        SourceRequest.of("id", folder.toString(), Split.LIVE)
            .withTrajectory("R")
            .withFollowing(Following.FILES);
    Attention attention = new Attention(Duration.ofMinutes(5));
    int[] left = {wanted};
    FrameSink sink =
        new FrameSink() {
          @Override
          public void accept(Configuration configuration) {
            published.add(configuration.snapshot().toString());
            count();
          }

          @Override
          public void refuse(SourceFormatException fault) {
            refused.add(fault.getMessage());
            count();
          }

          @Override
          public void warn(SourceWarning warning) {
            warned.add(warning.message());
          }

          private void count() {
            if (--left[0] == 0) {
              attention.withdraw();
            }
          }
        };
    new FillingFolder(
            folder,
            file -> new Source(file, Split.LIVE, "R"),
            this::read,
            FollowState.of(temporary.resolve("state"), request),
            certain)
        .follow(sink, attention);
  }

  private void read(Source source, FrameSink sink) {
    try {
      reader.read(source, sink);
    } finally {
      onceTried.run();
      onceTried = () -> {};
    }
  }

  private void write(int step, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    try {
      Files.write(folder.resolve("liquid." + step + ".dump"), content.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
