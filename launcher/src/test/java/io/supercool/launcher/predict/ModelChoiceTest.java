package io.supercool.launcher.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.ModelPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {
  private static final Path SAMPLE = Path.of("../samples/ka/test/T056_s112_04.npz");
  private static final Entry SHIPPED = new ModelLibrary(Path.of("../samples/models")).list().get(0);

  @TempDir Path folder;

  @Test
  void theModelThatKnowsTheLiquidIsChosenAndAmongEqualsTheNewest() {
    ModelPackage model = SHIPPED.model();
    Entry newer =
        new Entry(
            folder,
            model.withManifest(
                model.manifest().with().name("newer").created("2099-01-01T00:00:00Z").build()));
    assertThat(ModelChoice.of(List.of(SAMPLE), List.of(SHIPPED))).isEqualTo(SHIPPED);
    assertThat(ModelChoice.of(List.of(SAMPLE), List.of(newer, SHIPPED))).isEqualTo(newer);
  }

  @Test
  void aLiquidThatNoModelKnowsIsRefusedWithWhatToDo() throws Exception {
    Path other = folder.resolve("other.xyz");
    Files.writeString(
        other,
        """
        2
        Lattice="10 0 0 0 10 0 0 0 10" Properties=species:S:1:pos:R:3 pbc="T T T"
        Cu 1 1 1
        Zr 5 5 5
        """);
    assertThatThrownBy(() -> ModelChoice.of(List.of(other), List.of(SHIPPED)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("No model knows the species [Cu, Zr]")
        .hasMessageContaining("./supercool run --train");
    assertThatThrownBy(
            () -> ModelChoice.of(List.of(folder.resolve("missing.npz")), List.of(SHIPPED)))
        .isInstanceOf(UserException.class);
  }
}
