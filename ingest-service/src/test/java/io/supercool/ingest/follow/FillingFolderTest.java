package io.supercool.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.ingest.reader.lammps.LammpsDumpParser;
import java.io.IOException;
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

@Timeout(60)
class FillingFolderTest {
  @TempDir Path temporary;

  private final SourceReader reader = LammpsDumpParser.reader(ReadLimits.DEFAULT);
  private final List<String> published = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private Path folder;

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
    assertThat(follow()).startsWith("nothing new came for");
    assertThat(published).containsExactly("R/liquid/90", "R/liquid/200", "R/liquid/1000");
    write(1100, Dumps.frame(1100));
    published.clear();
    follow();
    assertThat(published).containsExactly("R/liquid/1100");
    assertThat(refused).isEmpty();
  }

  @Test
  void aFileThatIsNotWholeYetWaits() throws Exception {
    byte[] whole = Dumps.frame(5);
    write(5, Arrays.copyOf(whole, whole.length - 30));
    Thread writer =
        new Thread(
            () -> {
              try {
                Thread.sleep(900);
                write(5, whole);
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    follow();
    writer.join();
    assertThat(published).containsExactly("R/liquid/5");
    assertThat(refused).isEmpty();
  }

  @Test
  void oneThatStaysBrokenIsReportedAndTheRestGoesOn() throws Exception {
    write(1, Arrays.copyOf(Dumps.frame(1), 40));
    write(2, Dumps.frame(2));
    follow();
    assertThat(published).containsExactly("R/liquid/2");
    assertThat(refused).hasSize(1).allMatch(r -> r.contains("liquid.1.dump"));
    follow();
    assertThat(refused).hasSize(1);
  }

  @Test
  void namesAreInNaturalOrder() {
    List<String> names = List.of("a", "a2b", "a02b", "a10b", "a10c", "a99999999999999999999", "b1");
    assertThat(Stream.of(5, 2, 4, 6, 0, 3, 1).map(names::get).sorted(FileOrder::compare))
        .containsExactly("a", "a02b", "a2b", "a10b", "a10c", "a99999999999999999999", "b1");
  }

  private String follow() throws InterruptedException {
    SourceRequest request =
        new SourceRequest("id", folder.toString(), Split.LIVE, "R", Following.FILES);
    FrameSink sink =
        new FrameSink() {
          @Override
          public void accept(Configuration configuration) {
            published.add(configuration.id().toString());
          }

          @Override
          public void refuse(SourceFormatException fault) {
            refused.add(fault.getMessage());
          }
        };
    return new FillingFolder(
            folder,
            file -> new Source(file, Split.LIVE, "R"),
            reader::read,
            FollowState.of(temporary.resolve("state"), request),
            Duration.ofSeconds(3))
        .follow(sink, new Attention(Duration.ofSeconds(4)));
  }

  private void write(int step, byte[] content) throws IOException {
    Files.write(folder.resolve("liquid." + step + ".dump"), content);
  }
}
