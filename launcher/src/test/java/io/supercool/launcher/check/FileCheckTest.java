package io.supercool.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.contracts.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
  private static final String FRAME =
      """
      ITEM: TIMESTEP
      %d
      ITEM: NUMBER OF ATOMS
      3
      ITEM: BOX BOUNDS pp pp pp
      0 5
      0 6
      0 7
      ITEM: ATOMS id type xu yu zu
      1 1 %s 2 3
      2 2 4 4 4
      3 1 3 0 0
      """;

  @TempDir Path folder;

  private Path dump(String name, String... first) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int frame = 0; frame < first.length; frame++) {
      text.append(FRAME.formatted(100 * frame, first[frame]));
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void saysWhatWouldBePublished() throws Exception {
    CheckedFile checked = new FileCheck(null).of(dump("liquid.lammpstrj", "1", "1.5"));

    assertThat(checked.format()).isEqualTo("LAMMPS text dump");
    assertThat(checked.frames()).isEqualTo(2);
    assertThat(checked.ids()).containsExactly("liquid/liquid/0", "liquid/liquid/100");
    assertThat(checked.steps()).containsExactly(0L, 100L);
    assertThat(checked.particles()).containsExactly(3, 3);
    assertThat(checked.species()).hasToString("{A=2, B=1}");
    assertThat(checked.dimensions()).isEqualTo(3);
    assertThat(checked.box()).containsExactly(5, 6, 7);
    assertThat(checked.first()).containsExactly(1, 2, 3);
    assertThat(checked.units()).isEqualTo("lj");
    assertThat(checked.potential()).isEqualTo("kob-andersen/force-shifted");
    assertThat(checked.labels()).isEmpty();
    assertThat(checked.warnings()).isEmpty();
    assertThat(checked.isWhole()).isTrue();
  }

  @Test
  void isOneObjectForPrograms() throws Exception {
    JsonNode json =
        Json.read(
            Json.write(new FileCheck("T").of(dump("liquid.lammpstrj", "1", "one"))),
            JsonNode.class);

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "file",
            "format",
            "frames",
            "ids",
            "steps",
            "particles",
            "species",
            "dimensions",
            "box",
            "first",
            "units",
            "potential",
            "labels",
            "warnings",
            "refused");
    assertThat(json.path("ids")).hasToString("[\"T/liquid/0\"]");
    assertThat(json.path("refused").path(0).path("place").asText()).isEqualTo("frame 2, line 22");
    assertThat(json.path("refused").path(0).path("reason").asText())
        .startsWith("`one` is not a number");
  }

  @Test
  void idsAreToldApartOverAllFiles() throws Exception {
    FileCheck check = new FileCheck(null);
    check.of(dump("x/liquid.lammpstrj", "1"));

    assertThat(check.of(dump("y/liquid.lammpstrj", "1")).warnings())
        .singleElement()
        .asString()
        .contains("has the same content");
    assertThat(check.of(dump("z/liquid.lammpstrj", "1.5")).refused())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("--trajectory"));
  }

  @Test
  void fileThatNoReaderTakesIsRefused() throws Exception {
    CheckedFile checked =
        new FileCheck(null).of(Files.writeString(folder.resolve("notes.txt"), "dear diary"));

    assertThat(checked.format()).isNull();
    assertThat(checked.frames()).isZero();
    assertThat(checked.refused()).hasSize(1);
  }

  @Test
  void tableHasARowForEachFileAndThenWhatIsWrong() throws Exception {
    FileCheck check = new FileCheck(null);
    String table =
        CheckTable.of(
            List.of(
                check.of(dump("liquid.lammpstrj", "1", "1.5")),
                check.of(dump("broken.lammpstrj", "one"))));

    assertThat(table.lines().toList())
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("file").contains("particles");
              assertThat(lines.get(1))
                  .startsWith("liquid.lammpstrj")
                  .contains("0 to 100")
                  .contains("A 2 B 1")
                  .contains("5 x 6 x 7");
              assertThat(lines.get(2)).startsWith("broken.lammpstrj");
            });
    assertThat(table).contains("refused: broken.lammpstrj: frame 1, line 10: `one` is not");
  }
}
