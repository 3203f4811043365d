package io.supercool.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.library.ModelLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path folder;

  @Test
  void workIsBesideTheProgramsOrWithTheUsersModels() {
    // Nobody can write where nothing is; a folder without the permission would not stop root.
    Installation foreign = new Installation(folder.resolve("none"));

    assertThat(new Installation(folder).work()).isEqualTo(folder.resolve(".supercool"));
    assertThat(foreign.work().resolve("models"))
        .isEqualTo(ModelLibrary.ofUser(System.getenv()).folder());
    assertThat(foreign.fingerprint()).isNotEqualTo(new Installation(folder).fingerprint());
  }

  @Test
  void anArchiveHasNoSourcesAndNoBenchmark() throws IOException {
    Installation installation = new Installation(folder);
    assertThat(installation.unpacked()).isTrue();
    assertThatThrownBy(installation::benchmarkClassPath)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("in a checkout");

    Files.createFile(folder.resolve("pom.xml"));
    assertThat(installation.unpacked()).isFalse();
  }
}
