package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.reader.ContentHash;
import io.supercool.reader.DataFolders;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.npz.NpzFile;
import io.supercool.reader.recognition.SourceReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every format come twice, in another order, under names that others had, with steps that
 * begin again, as files and as live sources, over restarts: never are two contents published under
 * one id.
 */
class CollidingSourcesTest {
  /** Each id is flushed to the disk, so the build tries fewer: {@code -Dseeds=1000}. */
  private static final int SEEDS = Integer.getInteger("seeds", 300);

  private static final int SOURCES = 8;
  private static final List<String> NAMES = List.of("a", "b", "a.1", "a.100");

  /** Files of the same format, of other content. */
  private static final Map<String, List<String>> STORED =
      Map.of(
          ".gsd", List.of("gsd/hoomd.gsd", "gsd/tilted.gsd", "gsd/hoomd2d.gsd"),
          ".h5md", List.of("h5md/fixed.h5md", "h5md/tilted.h5md", "h5md/changing.h5md"),
          ".pickle", List.of("pickle/protocol2.pickle", "pickle/protocol4.pickle"));

  private final SourceReaders readers = new SourceReaders(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  @Timeout(600)
  void noIdIsGivenToTwoContents() throws Exception {
    long published = 0;
    long withheld = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Trial trial = new Trial(seed);
      trial.run();
      published += trial.contents.size();
      withheld += trial.refused;
    }
    assertThat(published).as("different ids").isGreaterThan(5L * SEEDS);
    assertThat(withheld).as("contents refused under an id of another").isGreaterThan(SEEDS);
  }

  /** One sequence of sources. */
  private final class Trial {
    private final long seed;
    private final Random random;
    private final Map<String, ContentHash> contents = new HashMap<>();
    private IdentityRegister register;
    private long refused;

    Trial(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.register = open();
    }

    private IdentityRegister open() {
      return new IdentityRegister(folder.resolve("ids-" + seed), 100_000);
    }

    void run() throws IOException {
      List<Path> files = new ArrayList<>();
      for (int k = 0; k < SOURCES; k++) {
        files.add(write());
      }
      List<Path> again = new ArrayList<>(files);
      Collections.shuffle(again, random);
      files.addAll(again);
      for (Path file : files) {
        if (random.nextInt(4) == 0) {
          register.close();
          register = open();
        }
        ingest(file);
      }
      register.close();
    }

    private void ingest(Path file) {
      String trajectory = random.nextInt(4) == 0 ? "shared" : null;
      Source source = new Source(file, Split.LIVE, trajectory);
      FrameSink sink = random.nextBoolean() ? live(file, trajectory) : plain(file);
      try {
        readers.of(file).read(source, sink);
      } catch (SourceFormatException fault) {
        sink.refuse(fault);
      }
    }

    private FrameSink plain(Path file) {
      boolean again = random.nextInt(3) == 0;
      return refusing(
          frame -> {
            switch (register.publish(frame, file.toString(), again, () -> publish(frame))) {
              case TAKEN -> refused++;
              case NEW, KNOWN -> {}
            }
          });
    }

    private FrameSink live(Path file, String trajectory) {
      SourceRequest request =
          SourceRequest.of("id", file.toString(), Split.LIVE).withTrajectory(trajectory);
      LiveSnapshots live =
          new LiveSnapshots(request, register, this::publish, warning -> refused++);
      return refusing(live::publish);
    }

    private FrameSink refusing(FrameSink sink) {
      return new FrameSink() {
        @Override
        public void accept(Configuration frame) {
          sink.accept(frame);
        }

        @Override
        public void refuse(SourceFormatException fault) {
          throw new AssertionError("seed %d: %s".formatted(seed, fault.getMessage()), fault);
        }
      };
    }

    private void publish(Configuration frame) {
      ContentHash content = ContentHash.of(frame);
      ContentHash before = contents.putIfAbsent(frame.snapshot().toString(), content);
      assertThat(before == null ? content : before)
          .as("%s of seed %d", frame.snapshot(), seed)
          .isEqualTo(content);
    }

    /** A file of any format, often of a name that another has in another folder. */
    private Path write() throws IOException {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      Path home = Files.createDirectories(folder.resolve(seed + "-" + random.nextInt(3)));
      return switch (random.nextInt(5)) {
        case 0 -> Files.writeString(home.resolve(name + ".lammpstrj"), frames(this::dump));
        case 1 -> Files.writeString(home.resolve(name + ".xyz"), frames(this::xyz));
        case 2 ->
            NpzFile.liquid()
                .doubles("box", "(3,)", 5 + random.nextInt(3), 6, 7)
                .write(home.resolve(name + ".npz"));
        default -> stored(home, name);
      };
    }

    private Path stored(Path home, String name) throws IOException {
      List<String> endings = STORED.keySet().stream().sorted().toList();
      String ending = endings.get(random.nextInt(endings.size()));
      List<String> files = STORED.get(ending);
      Path from = DataFolders.resource(files.get(random.nextInt(files.size())));
      return Files.copy(from, home.resolve(name + ending), StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Frame {
      String of(long step, int content);
    }

    /** Steps that ascend most often, and begin again or repeat now and then. */
    private String frames(Frame frame) {
      StringBuilder text = new StringBuilder();
      long step = 100L * random.nextInt(2);
      for (int k = 1 + random.nextInt(5); k > 0; k--) {
        text.append(frame.of(step, random.nextInt(3)));
        step = random.nextInt(4) == 0 ? 100L * random.nextInt(2) : step + 100;
      }
      return text.toString();
    }

    private String dump(long step, int content) {
      return """
      ITEM: TIMESTEP
      %d
      ITEM: NUMBER OF ATOMS
      2
      ITEM: BOX BOUNDS pp pp pp
      0 5
      0 5
      0 5
      ITEM: ATOMS id type xu yu zu
      1 1 %d 2 3
      2 2 4 4 4
      """
          .formatted(step, content);
    }

    private String xyz(long step, int content) {
      return """
      2
      Lattice="5 0 0 0 5 0 0 0 5" Properties=species:S:1:pos:R:3 Step=%d
      A %d 2 3
      B 4 4 4
      """
          .formatted(step, content);
    }
  }
}
