package io.supercool.storage.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.storage.power.PowerCut.Names;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that other tests rely on loses exactly what was not flushed. */
class PowerCutTest {
  @TempDir Path folder;

  /** Writes in each way, flushed and not. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      for (String flushed : new String[] {"content", "both"}) {
        write(folder.resolve(flushed), "old", true);
      }
      write(folder.resolve("neither"), "old", false);
      write(folder.resolve("deleted"), "old", true);
      write(folder.resolve("from"), "moved", true);
      Files.createDirectory(folder.resolve("made"));
      write(folder.resolve("made/unnamed"), "old", true);
      force(folder);
      write(folder.resolve("content"), "new and longer", false);
      write(folder.resolve("both"), "new and longer", true);
      write(folder.resolve("late"), "late", true);
      Files.delete(folder.resolve("deleted"));
      Files.move(folder.resolve("from"), folder.resolve("to"));
      map(folder.resolve("both"));
      System.out.println("written");
      force(folder);
      System.out.println("named");
    }

    private static void write(Path file, String content, boolean flush) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(content.getBytes()));
        if (flush) {
          channel.force(true);
        }
      }
    }

    private static void map(Path file) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 3);
        map.put(0, (byte) 'N');
        map.force();
        map.put(1, (byte) 'E');
      }
    }

    private static void force(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Test
  void namesWaitForTheFlushOfTheirFolder() throws Exception {
    PowerCut cut = PowerCut.in(folder);
    assertThat(cut.run(10, cut.java(Writer.class, cut.folder().toString())))
        .containsExactly("written");

    Path disk = cut.disk(folder.resolve("flushed"), Names.FLUSHED);
    assertThat(disk.resolve("content")).hasContent("old");
    assertThat(disk.resolve("both")).hasContent("New and longer");
    assertThat(disk.resolve("neither")).isEmptyFile();
    assertThat(disk.resolve("deleted")).hasContent("old");
    assertThat(disk.resolve("from")).hasContent("moved");
    assertThat(disk.resolve("to")).doesNotExist();
    assertThat(disk.resolve("late")).doesNotExist();
    assertThat(disk.resolve("made")).isEmptyDirectory();

    Path named = cut.disk(folder.resolve("named"), Names.AT_ONCE);
    assertThat(named.resolve("content")).hasContent("old");
    assertThat(named.resolve("neither")).isEmptyFile();
    assertThat(named.resolve("deleted")).doesNotExist();
    assertThat(named.resolve("to")).hasContent("moved");
    assertThat(named.resolve("made/unnamed")).hasContent("old");
  }

  @Test
  void namesThatWereFlushedStay() throws Exception {
    PowerCut cut = PowerCut.in(folder);
    assertThat(cut.run(0, cut.java(Writer.class, cut.folder().toString())))
        .containsExactly("written", "named");

    Path disk = cut.disk(folder.resolve("flushed"), Names.FLUSHED);
    assertThat(disk.resolve("deleted")).doesNotExist();
    assertThat(disk.resolve("from")).doesNotExist();
    assertThat(disk.resolve("to")).hasContent("moved");
    assertThat(disk.resolve("late")).hasContent("late");
    assertThat(disk.resolve("content")).hasContent("old");
  }
}
