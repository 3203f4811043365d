package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text files after public reports that were once misread, with what is right. */
class KnownFaultsTest {
  private static final Path CASES = Path.of("src/test/resources/cases").toAbsolutePath();

  private static ReadFile read(String name) {
    return ReadFile.of(CASES.resolve(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "06-extxyz-timestep-is-dt.xyz             | 3 | A=9, B=3  | same step 1: the frames are"
            + " numbered",
        "06b-extxyz-timestep-0.002.xyz            | 1 | A=9, B=3  | timestep=0.002 is not the"
            + " number of a step",
        "10-extxyz-spaces-around-every-equals.xyz | 1 | A=9, B=3  | ''",
        "11b-extxyz-spaced-origin-step-time.xyz   | 1 | A=9, B=3  | ''",
        "12-extxyz-lattice-matrix.xyz             | 1 | A=9, B=3  | ''",
        "14-extxyz-quoted-keys.xyz                | 1 | A=9, B=3  | ''",
        "15-extxyz-time-with-unit.xyz             | 1 | A=9, B=3  | the time is not read",
        "16-dump-element-default-C.lammpstrj      | 1 | A=9, B=3  | the types 1, 2 are all called"
            + " C",
        "18-dump-typelabel.lammpstrj              | 1 | A=9, B=3  | ''",
        "19-extxyz-type-column.xyz                | 1 | A=9, B=3  | ''",
        "19b-extxyz-Z-column.xyz                  | 1 | Ni=9, P=3 | ''",
        "36-dump-step-1e+06.lammpstrj             | 2 | A=9, B=3  | ''",
        "36b-dump-step-100.0.lammpstrj            | 2 | A=9, B=3  | ''",
        "36c-dump-ids-of-savetxt.lammpstrj        | 1 | A=9, B=3  | ''",
        "36d-dump-ids-and-types-1.0.lammpstrj     | 1 | A=9, B=3  | ''",
        "38-dump-bom.lammpstrj                    | 2 | A=9, B=3  | ''",
        "38b-extxyz-bom.xyz                       | 1 | A=9, B=3  | ''",
        "38c-dump-blank-first-line.lammpstrj      | 2 | A=9, B=3  | ''",
        "38d-dump-leading-space.lammpstrj         | 2 | A=9, B=3  | ''",
        "39-dump.lammpstrj.bz2                    | 2 | A=9, B=3  | ''",
        "39b-dump.lammpstrj.xz                    | 2 | A=9, B=3  | ''",
      })
  void isRead(String name, int frames, String species, String warning) {
    ReadFile read = read(name);
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames()).hasSize(frames);
    assertThat(read.species()).isEqualTo(species);
    assertThat(read.frames().get(0).header().box()).containsExactly(4.5, 4.5, 4.5);
    if (warning.isEmpty()) {
      assertThat(read.warnings()).isEmpty();
    } else {
      assertThat(read.warnings()).anySatisfy(text -> assertThat(text).contains(warning));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11-extxyz-spaced-pbc-false.xyz                     | 0 | not periodic along x (boundary"
            + " F)",
        "26-dump-tilt-values-in-heading.lammpstrj           | 0 | is not how BOX BOUNDS are"
            + " described",
        "28-dump-row-has-more-values-than-columns.lammpstrj | 0 | behind its last value",
        "37-dump-cut-in-exponent.lammpstrj                  | 1 | the last number may be cut short",
        "37b-dump-cut-in-digits.lammpstrj                   | 1 | the last number may be cut short",
        "52-gz-cut-below-8-KiB.lammpstrj.gz                 | 4 | damaged or incomplete",
        "53-parallel-dump.0.lammpstrj                       | 0 | parts of a parallel dump",
        "53-parallel-dump.1.lammpstrj                       | 0 | parts of a parallel dump",
      })
  void isRefused(String name, int framesBefore, String reason) {
    ReadFile read = read(name);
    assertThat(read.frames()).hasSize(framesBefore);
    assertThat(read.refused()).singleElement().asString().contains(name).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"29-extxyz-2d-zero-third-vector.xyz", "29b-dump-2d-pp-pp-ff.lammpstrj"})
  void isOfTwoDimensions(String name) {
    ReadFile read = read(name);
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames().get(0).header().box()).containsExactly(4.5, 4.5);
  }

  @Test
  void repeatedFrameIsLeftOut() {
    ReadFile read = read("01-restart-appended.lammpstrj");
    assertThat(read.ids())
        .extracting(id -> id.substring(id.lastIndexOf('/') + 1))
        .containsExactly("0", "100", "200", "300", "400");
    assertThat(read.warnings())
        .containsExactly("frame 4: step 200 comes again with the same content: left out");
  }

  @Test
  void stepsThatBeginAgainAreOfAnotherTrajectory() {
    ReadFile read = read("02-steps-begin-again.lammpstrj");
    String name = "02-steps-begin-again";
    assertThat(read.ids())
        .containsExactly(
            name + "/" + name + "/0",
            name + "/" + name + "/100",
            name + "/" + name + "/200",
            name + "-segment2/" + name + "/0",
            name + "-segment2/" + name + "/100",
            name + "-segment2/" + name + "/200");
    assertThat(read.warnings()).singleElement().asString().contains("the steps go back to 0");
  }

  @Test
  void originStepAndTimeAreRead() {
    ReadFile moved = read("11b-extxyz-spaced-origin-step-time.xyz");
    ReadFile plain = read("10-extxyz-spaces-around-every-equals.xyz");
    assertThat(moved.frames().get(0).snapshot().step()).isEqualTo(700);
    assertThat(moved.frames().get(0).header().time()).isEqualTo(3.5);
    assertThat(moved.frames().get(0).positions()[0] - plain.frames().get(0).positions()[0])
        .isEqualTo(2.25);
  }

  @Test
  void whatFollowsADotIsOfTheName() {
    assertThat(List.of(read("same-name/traj_T0.44").ids(), read("same-name/traj_T0.45").ids()))
        .containsExactly(List.of("traj_T0.44/traj_T0.44/0"), List.of("traj_T0.45/traj_T0.45/0"));
  }
}
