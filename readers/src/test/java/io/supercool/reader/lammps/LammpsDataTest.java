package io.supercool.reader.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LammpsDataTest {
  private static final int FILES = 300;
  private static final String BOX = "0 5 xlo xhi\n0 6 ylo yhi\n1 8 zlo zhi\n\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"atoms-comment.data", "box-comment.data", "tab.data"})
  void commentsAndTabsAreReadAsLammpsReadsThem(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = getClass().getResourceAsStream("/cases/data-files/" + name)) {
      Files.copy(in, file);
    }
    LammpsData data = LammpsData.read(file, ReadLimits.DEFAULT);
    assertThat(data.low()).containsExactly(0, 0, 0);
    assertThat(data.box()).containsExactly(5, 5, 5);
    assertThat(data.speciesNames()).containsExactly("A", "B");
    assertThat(data.species()).containsExactly(0, 0, 0, 1);
  }

  /** Rows by the manual's table; the type is 2 and no other whole number is. */
  @ParameterizedTest
  @CsvSource({
    "amoeba, 1 7 2 0.5 1 1 1",
    "angle, 1 7 2 1 1 1",
    "atomic, 1 2 1 1 1",
    "body, 1 2 0 1.5 1 1 1",
    "bond, 1 7 2 1 1 1",
    "bpm/sphere, 1 7 2 1.5 1.5 1 1 1",
    "charge, 1 2 0.5 1 1 1",
    "dielectric, 1 7 2 0.5 1 1 1 0 0 1 3 4 5 6 7",
    "dipole, 1 2 0.5 1 1 1 0 0 1",
    "dpd, 1 2 0.5 1 1 1",
    "edpd, 1 2 0.5 0.5 1 1 1",
    "electron, 1 2 0.5 1 0.5 1 1 1",
    "ellipsoid, 1 2 0 1.5 1 1 1",
    "full, 1 7 2 0.5 1 1 1",
    "line, 1 7 2 0 1.5 1 1 1",
    "mdpd, 1 2 0.5 1 1 1",
    "molecular, 1 7 2 1 1 1",
    "peri, 1 2 0.5 1.5 1 1 1",
    "smd, 1 2 7 1 1 1 1 0 0 0 1 1 1",
    "sph, 1 2 0.5 0.5 0.5 1 1 1",
    "sphere, 1 2 1.5 1.5 1 1 1",
    "spin, 1 2 1 1 1 0 0 1 1",
    "tdpd, 1 2 1 1 1 0.5 0.5",
    "template, 1 7 0 0 2 1 1 1",
    "tri, 1 7 2 0 1.5 1 1 1",
    "wavepacket, 1 2 0.5 1 0.5 3 0.5 0.5 1 1 1",
    "hybrid, 1 2 1 1 1 7 0.5 0.5",
    "hybrid sphere bond, 1 2 1 1 1 7 0.5",
    "Full, 1 7 2 0.5 1 1 1",
    "'', 1 2 1 1 1",
  })
  void everyAtomStylesTypeIsFound(String style, String row) throws IOException {
    String heading = style.isEmpty() ? "Atoms" : "Atoms  # " + style;
    assertThat(read("1 atoms\n" + BOX + heading + "\n\n" + row).species()).containsExactly(1);
    assertThat(read("1 atoms\n" + BOX + heading + "\n\n" + row + " 0 0 -1 # the last").species())
        .containsExactly(1);
  }

  /** Any order, any blanks, any comments, sections before the atoms: the same is read. */
  @Test
  void whatDoesNotMatterIsReadOver() throws IOException {
    for (int seed = 0; seed < FILES; seed++) {
      Random random = new Random(seed);
      int atoms = 1 + random.nextInt(8);
      boolean labelled = random.nextBoolean();
      byte[] species = new byte[atoms];
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < atoms; i++) {
        species[i] = (byte) random.nextInt(2);
        String type =
            labelled && random.nextBoolean()
                ? "NP".substring(species[i]).substring(0, 1)
                : String.valueOf(1 + species[i]);
        rows.add("%d %s 1.5 2.5 3.5 0 0 -1".formatted(3 * i + 1, type));
      }
      species = labelled || contains(species) ? species : new byte[atoms];
      Collections.shuffle(rows, random);
      List<String> header =
          new ArrayList<>(
              List.of(
                  atoms + " atoms",
                  "2 atom types",
                  "0 bonds",
                  "-1 5 xlo xhi",
                  "0.0 6e0 ylo yhi",
                  "1 8 zlo zhi",
                  "0.5 0 0 xy xz yz"));
      Collections.shuffle(header, random);
      StringBuilder text = new StringBuilder(String.join("\n", header)).append("\n\n");
      if (labelled) {
        text.append("Atom Type Labels\n\n1 N\n2 P\n\n");
      }
      if (random.nextBoolean()) {
        text.append(labelled ? "Masses\n\nN 1.0\nP 1.0\n\n" : "Masses\n\n1 1.0\n2 1.0\n\n");
      }
      if (random.nextBoolean()) {
        text.append("Pair Coeffs # lj/cut\n\n1 1.0 1.0\n2 0.5 0.8\n\n");
      }
      text.append("Atoms # atomic\n\n").append(String.join("\n", rows));
      String mixed = mixed(text.toString(), random);
      LammpsData data = read(mixed);
      assertThat(data.species()).as("seed %d:%n%s", seed, mixed).isEqualTo(species);
      assertThat(data.speciesNames().get(0)).as("seed %d", seed).isEqualTo(labelled ? "N" : "A");
      assertThat(data.low()).as("seed %d", seed).containsExactly(-1, 0, 1);
      assertThat(data.box()).as("seed %d", seed).containsExactly(6, 0, 0, 0.5, 6, 0, 0, 0, 7);
    }
  }

  private static boolean contains(byte[] species) {
    for (byte index : species) {
      if (index == 1) {
        return true;
      }
    }
    return false;
  }

  private static String mixed(String text, Random random) {
    StringBuilder mixed = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (!line.isEmpty() && random.nextInt(3) == 0 && !line.contains("#")) {
        line += random.nextBoolean() ? " # 7 atoms" : "\t#Atoms";
      }
      if (random.nextInt(3) == 0) {
        line = " \t" + line.replace(" ", random.nextBoolean() ? "\t" : "  ") + "  ";
      }
      boolean last = i == lines.length - 1;
      mixed
          .append(line)
          .append(last && random.nextBoolean() ? "" : random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return mixed.toString();
  }

  /** By hand: LAMMPS holds a along x and b in the plane of x and y, and sends positions so. */
  @Test
  void aGeneralTriclinicBoxIsTurnedAsLammpsTurnsIt() throws IOException {
    LammpsData data =
        read(
            "1 atoms\n0 3 4 bvec\n0 5 0 avec # along y\n2 1 1 cvec\n-1 -2 -3 abc origin\n\n"
                + "Atoms # atomic\n\n1 1 0 0 0\n");
    assertThat(data.low()).containsExactly(-1, -2, -3);
    assertThat(data.box()).containsExactly(new double[] {5, 0, 0, 3, 4, 0, 1, 1, 2}, within(1e-12));
    assertThatThrownBy(
            () ->
                read(
                    "1 atoms\n0 3 4 bvec\n0 5 0 avec\n-2 1 1 cvec\n0 0 0 abc origin\n\n"
                        + "Atoms # atomic\n\n1 1 0 0 0\n"))
        .hasMessageContaining("not right-handed");
  }

  @Test
  void typeLabelsAreTheSpecies() throws IOException {
    LammpsData data =
        read(
            "3 atoms\n2 atom types\n"
                + BOX
                + "Atom Type Labels\n\n1 P\n2 Ni # the large one\n\nMasses\n\nP 30.97\nNi 58.69\n\n"
                + "Atoms # full\n\n3 1 P 0 0 0 0\n1 1 Ni 0 1 1 1\n2 1 2 0 2 2 2\n");
    assertThat(data.speciesNames()).containsExactly("Ni", "P");
    assertThat(data.species()).containsExactly(0, 0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 atom | `1 atom` is nothing that is known",
        "1 atoms\\n3 wheels | `3 wheels` is nothing that is known",
        "1 atoms\\n0 xlo xhi | `xlo` is not a number",
        "1 atoms\\n0 1 2 xlo xhi | too many numbers",
        "1 atoms\\nAtoms | the box does not stand before the atoms",
        "BOX\\nAtoms # atomic\\n\\n1 1 0 0 0 | the number of atoms does not stand before them",
        "1 atoms\\n1 0 0 avec\\nBOX\\nAtoms # atomic\\n\\n1 1 0 0 0 | said twice",
        "1 atoms\\n1 0 0 avec\\nAtoms # atomic\\n\\n1 1 0 0 0 | the box does not stand",
        "1 atoms\\nBOX\\nWheels\\n\\n1 1\\n\\nAtoms | `Wheels` is no section",
        "1 atoms\\nBOX\\nMasses\\n\\n1 1\\n\\nWheels\\n\\nAtoms | `Wheels` is no section",
        "1 atoms\\nBOX\\nAtoms # lattice\\n\\n1 1 0 0 0 | `lattice` is no atom style",
        "1 atoms\\nBOX\\nAtoms\\n\\n1 1 1 0 0 0 | nothing says what the 6 columns are",
        "1 atoms\\nBOX\\nAtoms # full\\n\\n1 1 1 0 0 | has 5 columns; atoms of style full have 7",
        "1 atoms\\nBOX\\nAtoms # atomic\\n\\n1 1 0 0 # 0 | has 4 columns",
        "1 atoms\\nBOX\\nAtoms # atomic\\n\\n1 N 0 0 0 | `N` is not a number",
        "2 atoms\\nBOX\\nAtoms # atomic\\n\\n1 1 0 0 0\\n | ends after 1 of 2 atoms",
        "2 atoms\\nBOX\\nAtoms # atomic\\n\\n1 1 0 0 0\\n1 1 0 0 0 | the id 1 comes twice",
        "1 atoms\\nBOX\\nAtom Type Labels\\n\\n1 N\\n2 N\\n\\nAtoms | comes twice",
        "1 atoms\\n"
            + "BOX\\n"
            + "Atom Type Labels\\n"
            + "\\n"
            + "1 N\\n"
            + "\\n"
            + "Atoms # atomic\\n"
            + "\\n"
            + "1 2 0 0 0 | has no label",
        "1 atoms\\nBOX\\nMasses\\n\\n1 1 | there are no Atoms",
      })
  void whatIsNotKnownIsAFault(String text, String reason) {
    String lines = text.replace("\\n", "\n").replace("BOX", BOX.trim());
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("line ")
        .hasMessageContaining(reason);
  }

  private LammpsData read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("liquid.data"), "made by me # 5 atoms\n" + text);
    return LammpsData.read(file, ReadLimits.DEFAULT);
  }
}
