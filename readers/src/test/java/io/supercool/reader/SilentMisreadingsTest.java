package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs of a tester, each of which was once read wrong without a word. */
class SilentMisreadingsTest {
  private static final String HEAD =
      """
      ITEM: TIMESTEP
      %d
      ITEM: NUMBER OF ATOMS
      3
      ITEM: BOX BOUNDS pp pp pp
      0 5
      0 6
      0 7
      """;
  private static final String DUMP =
      HEAD + "ITEM: ATOMS id type xu yu zu\n1 1 1 2 3\n2 2 4 4 4\n3 1 0 0 1\n";
  private static final String XYZ =
      """
      3
      Lattice="5 0 0 0 6 0 0 0 7" Properties=species:S:1:pos:R:3 %s
      A 1 2 3
      B 4 4 4
      A 0 0 1
      """;

  @TempDir Path folder;

  private ReadFile read(String name, String text) throws IOException {
    return ReadFile.of(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void trajectoryIsNotSplitByTheNumberInItsName() throws Exception {
    assertThat(read("ka_T1.0.lammpstrj", DUMP.formatted(0) + DUMP.formatted(50)).ids())
        .containsExactly("ka_T1.0/ka_T1.0/0", "ka_T1.0/ka_T1.0/50");
    assertThat(read("rho.100.lammpstrj", DUMP.formatted(0) + DUMP.formatted(100)).ids())
        .containsExactly("rho.100/rho.100/0", "rho.100/rho.100/100");
    assertThat(read("T1.0.lammpstrj", DUMP.formatted(0)).ids()).containsExactly("T1.0/T1.0/0");
    assertThat(read("run.0.xyz", XYZ.formatted("")).ids()).containsExactly("run.0/run.0/0");
    assertThat(read("liquid.100.lammpstrj", DUMP.formatted(100)).ids())
        .as("one frame of many files")
        .containsExactly("liquid/liquid/100");
  }

  @Test
  void atomicNumbersAreNoLetters() throws Exception {
    String text = XYZ.formatted("").replace("species:S:1:pos", "species:S:1:Z:I:1:pos");
    ReadFile named = read("z.xyz", text.replace("A ", "1 8 ").replace("B ", "2 1 "));
    assertThat(named.species()).isEqualTo("H=1, O=2");
    assertThat(named.warnings()).anySatisfy(w -> assertThat(w).contains("atomic numbers count"));
    ReadFile gap = read("gap.xyz", XYZ.formatted("").replace("A ", "8 ").replace("B ", "14 "));
    assertThat(gap.warnings())
        .anySatisfy(w -> assertThat(w).contains("if these are atomic numbers, write names"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id type xu yu zu    | id type xu y z     | unwrapped along some axes alone",
        "id type xu yu zu    | id type x y z ix   | unwrapped along some axes alone",
        "id type xu yu zu    | type mass xu yu zu | no column id",
      })
  void columnsThatTellTooLittleAreWarnedOf(String good, String bad, String warning)
      throws Exception {
    String text = DUMP.replace(good, bad);
    if (bad.endsWith("ix")) {
      text =
          text.replace("2 3\n", "2 3 1\n").replace("4 4\n", "4 4 0\n").replace("0 1\n", "0 1 0\n");
    }
    ReadFile read = read("liquid.lammpstrj", text.formatted(0) + text.formatted(100));
    assertThat(read.warnings()).anySatisfy(told -> assertThat(told).contains(warning));
  }

  @ParameterizedTest
  @CsvSource({"ITEM: NUMBER OF ATOMS,4", "ITEM: BOX BOUNDS pp pp pp,0 5", "ITEM: TIME,1"})
  void headingsThatComeTwiceAreRefused(String heading, String value) throws Exception {
    String twice =
        (heading + "\n" + (value + "\n").repeat(heading.contains("BOX") ? 3 : 1)).repeat(2);
    ReadFile read =
        read(
            "twice.lammpstrj",
            DUMP.formatted(0)
                .replace("ITEM: NUMBER OF ATOMS\n3", twice + "ITEM: NUMBER OF ATOMS\n3"));
    assertThat(read.refused()).anySatisfy(told -> assertThat(told).contains("comes twice"));
  }

  @Test
  void planeMayHaveTheNoiseOfRoundingAndAHighOneIsWarnedOf() throws Exception {
    String text =
        DUMP.formatted(0)
            .replace("1 1 1 2 3", "1 1 1 2 1e-14")
            .replace("2 2 4 4 4", "2 2 4 4 0")
            .replace("3 1 0 0 1", "3 1 0 0 -1e-15");
    ReadFile read = read("flat.lammpstrj", text + DUMP.formatted(100));
    assertThat(read.frames().get(0).header().dimensions()).isEqualTo(2);
    assertThat(read.warnings())
        .anySatisfy(told -> assertThat(told).contains("as high as it is wide"))
        .anySatisfy(told -> assertThat(told).contains("3 dimensions, the one before it 2"));
  }

  @Test
  void whatChangesFromFrameToFrameIsWarnedOf() throws Exception {
    String swapped = XYZ.formatted("Step=2 Time=0.5").replace("A 1", "B 1").replace("B 4", "A 4");
    ReadFile read = read("order.xyz", XYZ.formatted("Step=1 Time=1.0") + swapped);
    assertThat(read.warnings())
        .anySatisfy(told -> assertThat(told).contains("in another order"))
        .anySatisfy(told -> assertThat(told).contains("the time falls from 1.0 to 0.5"));
  }

  @Test
  void elementThatIsCForAllTellsNothing() throws Exception {
    ReadFile read =
        read(
            "element.lammpstrj",
            DUMP.formatted(0)
                .replace("id type", "id element")
                .replace("1 1 1 2", "1 C 1 2")
                .replace("2 2 4", "2 C 4")
                .replace("3 1 0", "3 C 0"));
    assertThat(read.warnings()).singleElement().asString().contains("C for all");
  }

  @Test
  void commentsOfAseAndFortranAreRead() throws Exception {
    for (String comment :
        List.of("comment= name=\"x y\"", "energy=1 Energy=2", "pbc=T", "i_step=100 energy=1")) {
      ReadFile read = read("comment.xyz", XYZ.formatted(comment));
      assertThat(read.refused()).as(comment).isEmpty();
      assertThat(read.warnings()).as(comment).isEmpty();
    }
    assertThat(read("step.xyz", XYZ.formatted("i_step=100")).ids())
        .containsExactly("step/step/100");
    ReadFile fortran = read("d.xyz", XYZ.formatted("").replace("A 1 2", "A 1.0D+00 2.d0"));
    assertThat(fortran.frames().get(0).positions()[0]).isEqualTo(1);
  }

  @Test
  void lostDataIsNoBlank() throws Exception {
    ReadFile read = read("nul.lammpstrj", DUMP.formatted(0).replace("1 2 3", "1\0\0 2 3"));
    assertThat(read.refused()).hasSize(1);
    ReadFile tail = read("tail.lammpstrj", DUMP.formatted(0) + "\0".repeat(100));
    assertThat(tail.frames()).hasSize(1);
    assertThat(tail.refused()).hasSize(1);
  }

  @Test
  void lineThatIsTooLongIsRefusedAndNothingElse() throws Exception {
    ReadFile read = read("long.xyz", "3\nProperties=" + "x".repeat(3 << 20) + "\nA 1 2 3\n");
    assertThat(read.refused())
        .anySatisfy(told -> assertThat(told).contains("a line has more than"));
  }
}
