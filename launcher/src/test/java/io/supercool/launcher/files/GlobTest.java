package io.supercool.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String file :
        List.of("a/1.npz", "a/2.npz", "a/10.dat", "a/deep/3.npz", "b[x]/4.npz", "b[x]/5{.npz")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
  }

  @Test
  void starStaysInItsFolder() {
    assertThat(expand("/a/*.npz")).containsExactly("a/1.npz", "a/2.npz");
  }

  @Test
  void numbersAreInTheirOrder() {
    assertThat(expand("/a/*")).containsExactly("a/1.npz", "a/2.npz", "a/10.dat");
  }

  @Test
  void twoStarsGoDeep() {
    assertThat(expand("/a/**.npz")).containsExactly("a/1.npz", "a/2.npz", "a/deep/3.npz");
  }

  @Test
  void wildcardsMayStandInFolders() {
    assertThat(expand("/?/[12].npz")).containsExactly("a/1.npz", "a/2.npz");
    assertThat(expand("/a/{1,deep/3}.npz")).containsExactly("a/1.npz", "a/deep/3.npz");
  }

  @Test
  void existingFileIsMeantLiterally() {
    assertThat(expand("/b[x]/5{.npz")).containsExactly("b[x]/5{.npz");
  }

  @Test
  void upwardFoldersAndRepeatedFilesAreResolved() {
    assertThat(expand("/a/deep/../*.npz", "/a/1.npz")).containsExactly("a/1.npz", "a/2.npz");
  }

  @Test
  void relativePatternsAreRelativeToTheWorkingDirectory() {
    assertThat(Glob.expand(List.of("src/main/**/default.yaml"), "--train"))
        .containsExactly(
            Path.of("src/main/resources/io/supercool/launcher/configuration/default.yaml")
                .toAbsolutePath());
  }

  @Test
  void whatMatchesNothingIsNamed() {
    assertThatThrownBy(() -> expand("/a/*.pickle"))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("--train", "/a/*.pickle", "no file matches");
    assertThatThrownBy(() -> expand("/none/1.npz")).hasMessageContaining("no file matches");
    assertThatThrownBy(() -> expand("/a")).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> expand("/a/[")).hasMessageContaining("not a pattern");
  }

  private List<String> expand(String... patterns) {
    return Glob.expand(List.of(patterns).stream().map(p -> folder + p).toList(), "--train").stream()
        .map(file -> folder.relativize(file).toString())
        .toList();
  }
}
