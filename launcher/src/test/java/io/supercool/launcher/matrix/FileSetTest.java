package io.supercool.launcher.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {
  @TempDir Path folder;

  private String files(String prefix, int count) throws IOException {
    for (int k = 0; k < count; k++) {
      Files.createFile(folder.resolve(prefix + k + ".npz"));
    }
    return folder + "/" + prefix + "*.npz";
  }

  @Test
  void lastQuarterIsKeptForTesting() throws IOException {
    FileSet set = FileSet.of(Map.of("T0.56", files("a", 6)), Map.of()).get(0);

    assertThat(set.train()).hasSize(4);
    assertThat(set.test()).containsExactly(folder.resolve("a4.npz"), folder.resolve("a5.npz"));
  }

  @Test
  void ownTestFilesLeaveAllOthersToLearnFrom() throws IOException {
    FileSet set = FileSet.of(Map.of("T0.44", files("a", 3)), Map.of("T0.44", files("b", 1))).get(0);

    assertThat(set.train()).hasSize(3);
    assertThat(set.test()).isEqualTo(List.of(folder.resolve("b0.npz")));
  }

  @Test
  void whatCannotBeTestedIsRefused() throws IOException {
    String one = files("a", 1);
    assertThatThrownBy(() -> FileSet.of(Map.of("T0.44", one), Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--test T0.44=GLOB");
    assertThatThrownBy(() -> FileSet.of(Map.of("T0.44", one), Map.of("T0.5", one)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("T0.5");
  }
}
