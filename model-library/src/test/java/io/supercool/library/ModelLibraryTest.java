package io.supercool.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
  @TempDir Path folder;

  @Test
  void modelsAreFoundByNameTheNewestAndByNameAndVersion() {
    ModelLibrary library = new ModelLibrary(folder.resolve("models"));
    assertThat(library.list()).isEmpty();
    assertThat(library.nextVersion("ka")).isEqualTo(1);
    library.add(Specimens.model("ka", 1));
    library.add(Specimens.model("ka", 12));
    library.add(Specimens.model("other", 1));
    assertThat(library.list())
        .extracting(entry -> entry.model().manifest().title())
        .containsExactly("ka-1", "ka-12", "other-1");
    assertThat(title(library, "ka")).isEqualTo("ka-12");
    assertThat(title(library, "ka-1")).isEqualTo("ka-1");
    assertThat(library.find("k")).isEmpty();
    assertThat(library.nextVersion("ka")).isEqualTo(13);
    ModelLibrary.remove(library.find("ka-12").orElseThrow());
    assertThat(title(library, "ka")).isEqualTo("ka-1");
  }

  private static String title(ModelLibrary library, String name) {
    return library.find(name).orElseThrow().model().manifest().title();
  }

  @Test
  void anotherModelOfTheSameNameAndVersionIsRefusedTheSameIsNot() {
    ModelLibrary library = new ModelLibrary(folder);
    ModelPackage model = Specimens.model("ka", 1);
    library.add(model);
    library.add(model);
    ModelPackage other = model.withManifest(model.manifest().withScores(List.of()));
    assertThatThrownBy(() -> library.add(other))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("holds another model");
  }

  @Test
  void aFileThatIsNoneIsToldAndDoesNotHideTheOthers() throws Exception {
    ModelLibrary library = new ModelLibrary(folder);
    library.add(Specimens.model("ka", 1));
    Files.writeString(folder.resolve("broken-1.supercool"), "PK no zip");
    assertThat(library.list()).hasSize(1);
    assertThat(library.unreadable()).singleElement().asString().contains("broken-1.supercool");
  }

  @Test
  void theUsersLibraryIsWhereXdgSays() {
    assertThat(ModelLibrary.ofUser(Map.of("XDG_DATA_HOME", "/data")).folder())
        .isEqualTo(Path.of("/data/supercool/models"));
    assertThat(ModelLibrary.ofUser(Map.of()).folder().toString())
        .endsWith(".local/share/supercool/models");
  }
}
