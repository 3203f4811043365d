package io.supercool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path root;

  @Test
  void aFolderIsGoneWithAllThatIsInItAndNothingElse() throws IOException {
    Path folder = root.resolve("folder");
    Files.createDirectories(folder.resolve("a/b/c"));
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("file"), "1");
    Files.writeString(folder.resolve("a/b/.hidden"), "2");
    Files.writeString(root.resolve("folder-beside"), "3");

    Folders.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(root.resolve("folder-beside")).hasContent("3");
  }

  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("file"), "1");
    Path folder = Files.createDirectory(root.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    Files.createSymbolicLink(folder.resolve("broken"), root.resolve("nowhere"));

    Folders.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(elsewhere.resolve("file")).hasContent("1");
    Path link = Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Folders.delete(link);
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(elsewhere.resolve("file")).hasContent("1");
  }

  @Test
  void aFileIsDeletedAndWhatIsNotThereIsNotMissed() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "1");
    Folders.delete(file);
    assertThat(file).doesNotExist();
    Folders.delete(file);
    Folders.delete(root.resolve("never/was"));
    assertThat(root).isEmptyDirectory();
  }
}
