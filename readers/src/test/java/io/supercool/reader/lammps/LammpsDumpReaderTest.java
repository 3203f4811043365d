package io.supercool.reader.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LammpsDumpReaderTest {
  private static final ExpectedFrames LAMMPS = new ExpectedFrames("lammps");

  private final SourceReader reader = new LammpsDumpReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "atom.lammpstrj,atom.lammpstrj,true",
    "unwrapped.lammpstrj,unwrapped.lammpstrj,false",
    "images.lammpstrj.gz,images.lammpstrj.gz,true",
    "scaledUnwrapped.lammpstrj,scaledUnwrapped.lammpstrj,false",
    "scaledUnwrapped.lammpstrj.zst,scaledUnwrapped.lammpstrj,false",
    "frame.0.lammpstrj,frame.0.lammpstrj,true",
    "frame.100.lammpstrj,frame.100.lammpstrj,true",
    "tiltedUnwrapped.lammpstrj,tiltedUnwrapped.lammpstrj,false",
    "tiltedScaled.lammpstrj,tiltedScaled.lammpstrj,false",
    "tiltedScaledUnwrapped.lammpstrj,tiltedScaledUnwrapped.lammpstrj,false",
    // ASE leaves images out: what they stand for is in the file of unwrapped coordinates.
    "tiltedImages.lammpstrj,tiltedUnwrapped.lammpstrj,false",
  })
  void agreesWithAseOnWhatLammpsWrote(String name, String of, boolean wrapped) throws Exception {
    LAMMPS.requireSame(reader, name, of, 1e-12, wrapped);
  }

  @Test
  void unwrapsByImageFlagsAsLammpsItselfDoes() {
    List<Configuration> byFlags = ExpectedFrames.read(reader, LAMMPS.file("images.lammpstrj.gz"));
    List<Configuration> unwrapped = ExpectedFrames.read(reader, LAMMPS.file("unwrapped.lammpstrj"));
    for (int k = 0; k < 3; k++) {
      // The flags' file has six digits.
      assertThat(byFlags.get(k).positions())
          .containsExactly(unwrapped.get(k).positions(), within(6e-5));
    }
  }

  @Test
  void carriesUnitsTimeEnergyAndElements() {
    Configuration frame = ExpectedFrames.read(reader, LAMMPS.file("unwrapped.lammpstrj")).get(1);
    assertThat(frame.header().units()).isEqualTo("lj");
    assertThat(frame.header().time()).isEqualTo(0.2);
    assertThat(frame.header().species()).containsExactly("Ni", "P");
    assertThat(frame.header().potential()).isEqualTo(Potentials.UNKNOWN);
    assertThat(frame.header().temperature()).isNaN();
    assertThat(frame.potentialEnergy()).hasSize(36);
    Configuration plain = ExpectedFrames.read(reader, LAMMPS.file("atom.lammpstrj")).get(1);
    assertThat(plain.header().time()).isEqualTo(100);
    assertThat(plain.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    assertThat(plain.potentialEnergy()).isNull();
  }

  @Test
  void filesOfOneFrameEachAreOneTrajectory() {
    assertThat(ExpectedFrames.read(reader, LAMMPS.file("frame.100.lammpstrj")).get(0).snapshot())
        .hasToString("frame/frame/100");
    assertThat(ExpectedFrames.read(reader, LAMMPS.file("images.lammpstrj.gz")).get(2).snapshot())
        .hasToString("images/images/200");
  }

  @Test
  void takesATriclinicBoxWithoutTiltForAnOrthogonalOne() {
    List<Configuration> untilted =
        ExpectedFrames.read(reader, LAMMPS.file("triclinicUntilted.lammpstrj"));
    assertThat(untilted.get(0).header().box()).hasSize(3);
    assertThat(untilted.get(0).header().box()[0]).isCloseTo(2.6565447095311434, within(1e-14));
    Configuration tilted = ExpectedFrames.read(reader, LAMMPS.file("tilted.lammpstrj")).get(0);
    assertThat(tilted.header().box()).hasSize(9);
    assertThat(tilted.header().box()[0]).isCloseTo(2.6565447095311434, within(1e-14));
    assertThat(tilted.header().box()[3]).isEqualTo(4.7051801444051428e-01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER OF ATOMS\\n36 | NUMBER OF ATOMS\\n99999999999 | line 4: 99999999999 atoms",
        "NUMBER OF ATOMS\\n36 | NUMBER OF ATOMS\\n0 | there are no atoms",
        "NUMBER OF ATOMS\\n36 | NUMBER OF ATOMS\\n1000000 | line 46: `ITEM:` is not a",
        "pp pp pp | pp pp ff | not periodic along z (boundary ff)",
        "-1.4115540433215428e+00 | 9 | edge length",
        "id type xs ys zs | id xs ys zs vx | no column type, typelabel or element",
        "id type xs ys zs | id type vx ys zs | no column x, xs, xu or xsu",
        "\\n8 1 0.38 | \\n7 1 0.38 | the id 7 comes twice",
        "\\n7 1 0.0294056 | \\n7 27 0.0294056 | the type 27 is not 1 to 26",
        "\\n7 1 0.0294056 | \\n7 1 1e99 | the coordinate",
        "\\n7 1 0.0294056 | \\n7 1 nan | `nan` is not a number",
        "ITEM: ATOMS | ITEM: ENTRIES | no part of a dump of atoms",
      })
  void namesFrameLineAndReason(String good, String bad, String reason) throws Exception {
    String dump = Files.readString(LAMMPS.file("atom.lammpstrj"));
    int at = dump.indexOf(lines(good));
    String broken = dump.substring(0, at) + lines(bad) + dump.substring(at + lines(good).length());
    Path file = Files.writeString(folder.resolve("broken.lammpstrj"), broken);
    assertThatThrownBy(() -> ExpectedFrames.read(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file + ": frame 1, line ")
        .hasMessageContaining(reason);
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }

  @Test
  void refusesABomb() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("ITEM: TIMESTEP\n".getBytes());
      byte[] lines = new byte[1 << 16];
      Arrays.fill(lines, (byte) '\n');
      for (int i = 0; i < 1000; i++) {
        gzip.write(lines);
      }
    }
    Path file = Files.write(folder.resolve("bomb.gz"), packed.toByteArray());
    assertThatThrownBy(
            () ->
                reader.read(
                    new Source(file, Split.LIVE, null),
                    new FrameSink() {
                      @Override
                      public void accept(Configuration configuration) {}

                      @Override
                      public void refuse(SourceFormatException fault) {}
                    }))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("refused as a bomb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unwrapped.lammpstrj", "scaledUnwrapped.lammpstrj.zst"})
  @Timeout(300)
  void readsOrRefusesDamagedFiles(String name) throws Exception {
    assertThat(Fuzzing.refusedShare(reader, LAMMPS.file(name), folder, 43)).isBetween(0.25, 1.0);
  }
}
