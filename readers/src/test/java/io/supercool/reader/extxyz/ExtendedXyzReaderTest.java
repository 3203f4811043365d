package io.supercool.reader.extxyz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Split;
import io.supercool.reader.ExpectedFrames;
import io.supercool.reader.FrameSink;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedXyzReaderTest {
  private static final ExpectedFrames EXTXYZ = new ExpectedFrames("extxyz");
  private static final String FRAME =
      """
      2
      Lattice="4 0 0 0 5 0 0 0 6" Properties=species:S:1:pos:R:3 pbc="T T T" Time=0.5 note="a=b c"
      A 1 2 3
      B 4 5 -6
      """;

  private final SourceReader reader = ExtendedXyzParser.reader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ase.extxyz", "columns.extxyz", "tilted.extxyz"})
  void agreesWithAseOnWhatAseWrote(String name) throws Exception {
    EXTXYZ.requireSame(reader, name, name, 0, false);
  }

  @Test
  void carriesStepTimeAndEnergies() {
    Configuration frame = ExpectedFrames.read(reader, EXTXYZ.file("ase.extxyz")).get(2);
    assertThat(frame.snapshot()).hasToString("ase/ase/200");
    assertThat(frame.header().time()).isEqualTo(0.5);
    assertThat(frame.header().units()).isEqualTo("unknown");
    assertThat(frame.header().potential()).isEqualTo(Potentials.UNKNOWN);
    assertThat(frame.potentialEnergy()).hasSize(10);
  }

  @Test
  void takesALiquidOfAAndBForKobAndersens() throws Exception {
    Configuration frame = read(FRAME).get(0);
    assertThat(frame.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    assertThat(frame.header().units()).isEqualTo("lj");
    assertThat(frame.positions()).containsExactly(1, 2, 3, 4, 5, -6);
  }

  @Test
  void readsTwoDimensionsIdsAndAnOrigin() throws Exception {
    Configuration frame =
        read("""
        3
        Lattice="4 0 0 0 5 0 0 0 1" Properties=id:I:1:pos:R:3:element:S:1 pbc="T T F" Origin="-2 0 0"
        3 1 2 0 P
        1 0 1 0 Ni
        2 0 0 0 Ni
        """)
            .get(0);
    assertThat(frame.header().box()).containsExactly(4, 5);
    assertThat(frame.positions()).containsExactly(2, 1, 2, 0, 3, 2);
    assertThat(frame.species()).containsExactly(0, 0, 1);
  }

  @Test
  void goesOnAfterDamagedFrames() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("damaged.xyz"),
            FRAME
                + FRAME.replace("4 5 -6", "4 five -6")
                + FRAME
                + FRAME.replaceFirst("2\n", "3\n")
                + FRAME.replaceFirst("2\n", "1\n")
                + FRAME);
    List<Long> steps = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    reader.read(
        new Source(file, Split.LIVE, null),
        new FrameSink() {
          @Override
          public void accept(Configuration frame) {
            steps.add(frame.snapshot().step());
          }

          @Override
          public void refuse(SourceFormatException fault) {
            refused.add(fault.getMessage());
          }
        });
    assertThat(refused).hasSize(3);
    assertThat(refused.get(0)).contains(file + ": frame 2, line 8: `five` is not a number");
    assertThat(refused.get(1)).contains("frame 4, line 17");
    assertThat(refused.get(2)).contains("is not a number of particles");
    // The count that was one short gives a frame of its own, and so does what follows it.
    assertThat(steps).containsExactly(0L, 2L, 4L, 6L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 0 0 0 5 0          | 4 0 0 8 0 0     | span no volume",
        "4 0 0 0 5 0          | 4 0 0 0 -5 0    | edge length -5.0",
        "4 0 0 0 5 0          | 4 0 0 0 5       | lattice is not 9 numbers",
        "pbc=\"T T T\"        | pbc=\"T F T\"   | not periodic along y",
        "species:S:1:pos:R:3  | pos:R:3         | Properties has no species:S:1",
        "species:S:1:pos:R:3  | species:S:1:pos | not name:type:width",
        "pos:R:3              | x:R:999:pos:R:3 | over 1000 columns",
        "pos:R:3              | pos:S:3         | pos:S:3 is no position",
        "pbc=\"T T T\"        | pbc=\"T T\"     | pbc is not 3 logical values",
        "A 1 2 3              | A 1 2           | `A 1 2` ends early",
        "2                    | 99999999999     | 99999999999 particles",
      })
  void namesFrameLineAndReason(String good, String bad, String reason) {
    assertThatThrownBy(() -> read(FRAME.replaceFirst(Pattern.quote(good), bad)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(": frame 1, line ")
        .hasMessageContaining(reason);
  }

  @Test
  @Timeout(300)
  void readsOrRefusesDamagedFiles() throws Exception {
    assertThat(Fuzzing.refusedShare(reader, EXTXYZ.file("ase.extxyz"), folder, 45))
        .isBetween(0.25, 1.0);
  }

  private List<Configuration> read(String text) throws Exception {
    return ExpectedFrames.read(reader, Files.writeString(folder.resolve("frames.xyz"), text));
  }
}
