package io.supercool.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir Path folder;

  @Test
  void withoutAPathTheBuiltInLibraryIsTakenOffline() {
    assertThat(NativeLibrary.properties(Map.of()))
        .containsExactlyEntriesOf(Map.of(NativeLibrary.OFFLINE, "true"));
  }

  @Test
  void aLibraryForCudaIsRecognisedByItsFiles() throws IOException {
    library("torch");
    assertThat(flavor(folder.toString())).isEqualTo("cpu");
    library("torch_cuda");
    assertThat(flavor(folder.toString())).isEqualTo("cu128");
    assertThat(flavor("/absent" + File.pathSeparator + folder)).isEqualTo("cu128");
  }

  @Test
  void theUsersFlavorIsLeftAlone() throws IOException {
    library("torch");
    assertThat(
            NativeLibrary.properties(
                Map.of(NativeLibrary.PATH, folder.toString(), NativeLibrary.FLAVOR, "cu126")))
        .doesNotContainKey(NativeLibrary.FLAVOR)
        .containsEntry(NativeLibrary.OFFLINE, "true");
  }

  @Test
  void aFolderWithoutALibraryIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> flavor(folder.toString()))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("PYTORCH_LIBRARY_PATH is " + folder)
        .hasMessageContaining(System.mapLibraryName("torch"))
        .hasMessageContaining("unset it");
  }

  private String flavor(String path) {
    return NativeLibrary.properties(Map.of(NativeLibrary.PATH, path)).get(NativeLibrary.FLAVOR);
  }

  private void library(String name) throws IOException {
    Files.createFile(folder.resolve(System.mapLibraryName(name)));
  }
}
