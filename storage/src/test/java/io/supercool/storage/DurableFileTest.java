package io.supercool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  @TempDir Path folder;

  @Test
  void holdsWhatWasWrittenLastAndNothingBesideIt() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("new/folders/state.json"));
    assertThat(file.read()).isEmpty();
    file.write("the first and longer content".getBytes(UTF_8));
    file.write("second".getBytes(UTF_8));
    assertThat(file.read())
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("second"));
    assertThat(names(file.path().getParent())).containsExactly("state.json");
  }

  @Test
  void keepsTheOldContentWhereWritingFails() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("state"));
    file.write("old".getBytes(UTF_8));
    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("no room");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no room");
    assertThat(file.read()).hasValue("old".getBytes(UTF_8));
  }

  @Test
  void replacesWhatACrashLeftUnfinished() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("state"));
    Files.writeString(folder.resolve(".state.unfinished"), "half of something much longer");
    assertThat(file.read()).isEmpty();
    file.write("whole".getBytes(UTF_8));
    assertThat(file.read()).hasValue("whole".getBytes(UTF_8));
    assertThat(names(folder)).containsExactly("state");
  }

  @Test
  void isGoneOnceRemoved() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("state"));
    file.remove();
    file.write(new byte[0]);
    assertThat(file.read()).hasValue(new byte[0]);
    file.remove();
    assertThat(file.read()).isEmpty();
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void renamesAFolderWithItsContent() throws IOException {
    new DurableFile(folder.resolve("unfinished/part")).write(new byte[] {1});
    DurableFile.rename(folder.resolve("unfinished"), folder.resolve("version"));
    assertThat(folder.resolve("version/part")).hasBinaryContent(new byte[] {1});
    assertThat(names(folder)).containsExactly("version");
  }

  @Test
  void addsAtTheEnd() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("made/list"));
    file.append(new byte[] {1, 2});
    Thread.currentThread().interrupt();
    try {
      file.append(new byte[] {3});
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file.read()).hasValue(new byte[] {1, 2, 3});
    assertThat(names(folder.resolve("made"))).containsExactly("list");
  }

  @Test
  void anInterruptedThreadWritesAndStaysInterrupted() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("state"));
    Thread.currentThread().interrupt();
    try {
      file.write(new byte[] {1});
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file.read()).hasValue(new byte[] {1});
  }

  @Test
  void aReaderNeverSeesAPart() throws Exception {
    DurableFile file = new DurableFile(folder.resolve("state"));
    file.write(content(0));
    AtomicBoolean partial = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  byte[] seen = Files.readString(file.path()).getBytes(UTF_8);
                  for (byte b : seen) {
                    if (seen.length != 50_000 || b != seen[0]) {
                      partial.set(true);
                    }
                  }
                }
              } catch (IOException e) {
                partial.set(true);
              }
            });
    reader.start();
    for (int k = 1; k <= 50; k++) {
      file.write(content(k));
    }
    reader.interrupt();
    reader.join();
    assertThat(partial).isFalse();
  }

  private static byte[] content(int k) {
    return String.valueOf((char) ('a' + k % 26)).repeat(50_000).getBytes(UTF_8);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
