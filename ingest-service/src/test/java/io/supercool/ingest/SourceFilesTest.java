package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.recognition.SourceReaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir Path folder;

  @Test
  void admitsARegularFileBelowARoot() throws Exception {
    Path file = Files.writeString(folder.resolve("liquid.v2.npz"), "x");
    Source source = files(folder, 10).admit(request(file));
    assertThat(source.stem()).isEqualTo("liquid.v2");
    assertThat(source.id(3)).hasToString("liquid.v2/liquid.v2/3");
    assertThat(new Source(file, Split.LIVE, "mine").id(0)).hasToString("mine/liquid.v2/0");
  }

  @Test
  void framesInFilesOfTheirOwnAreOfOneTrajectory() {
    assertThat(live("/d/ka.100.dump.gz").frameId(100)).hasToString("ka/ka/100");
    assertThat(live("/d/ka.00100.dump").frameId(100)).hasToString("ka/ka/100");
    assertThat(live("/d/ka.200.dump").frameId(100)).hasToString("ka.200/ka.200/100");
    assertThat(live("/d/ka.100.dump").id(100)).hasToString("ka.100/ka.100/100");
    assertThat(live("/d/ka.dump.zst").frameId(7)).hasToString("ka/ka/7");
  }

  private static Source live(String file) {
    return new Source(Path.of(file), Split.LIVE, null);
  }

  @Test
  void refusesWhatLiesOutsideTheRootsHoweverItIsNamed() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    for (Path way : List.of(secret, inside.resolve("../secret"))) {
      assertThatThrownBy(() -> files(inside, 10).admit(request(way)))
          .isInstanceOf(SourceFormatException.class)
          .hasMessageContaining("outside the folders");
    }
    Files.createSymbolicLink(inside.resolve("folder"), folder);
    assertThatThrownBy(() -> files(inside, 10).admit(request(inside.resolve("folder/secret"))))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("outside the folders");
  }

  @Test
  void refusesLinksFoldersAndDevices() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname"));
    assertRefused(link, "is a link");
    assertRefused(folder, "is not a regular file");
    assertRefused(Path.of("/dev/zero"), "is not a regular file");
    assertRefused(folder.resolve("absent"), "does not exist");
  }

  @Test
  void refusesFilesThatAreTooLarge() throws Exception {
    Path file = Files.writeString(folder.resolve("large"), "12345");
    assertThatThrownBy(() -> files(folder, 4).admit(request(file)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("5 bytes, more than the 4 allowed");
  }

  @Test
  void refusesRequestsThatNameNoFile() {
    for (String location : List.of("relative.npz", "", "/x\0y")) {
      SourceRequest request = SourceRequest.of("r", location, Split.LIVE);
      assertThatThrownBy(() -> files(folder, 4).admit(request))
          .as("location %s", location)
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("location");
    }
  }

  @Test
  void listsTheFormatsWhereNoneFits() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.npz"), "dear diary");
    assertThatThrownBy(() -> new SourceReaders(ReadLimits.DEFAULT).of(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("BOTAN .npz")
        .hasMessageContaining("Supercool .npz")
        .hasMessageContaining("pickle");
  }

  private void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> files(Path.of("/"), 10).admit(request(file)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  private static SourceFiles files(Path root, long maxBytes) {
    return new SourceFiles(List.of(root), maxBytes);
  }

  private static SourceRequest request(Path file) {
    return SourceRequest.of("r", file.toString(), Split.LIVE);
  }
}
