package io.supercool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.storage.power.PowerCut;
import io.supercool.storage.power.PowerCut.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call of a durable file returned from is on the disk; before that, the old or the new. */
class DurableFilePowerCutTest {
  private static final String FIRST = "first ".repeat(10_000);
  private static final String SECOND = "second";

  @TempDir Path folder;

  /** Flushes: folders 1, 2; writes 3, 4 and 5, 6; append 7, 8; rename 9; remove 10. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]).resolve("made/anew");
      DurableFile file = new DurableFile(folder.resolve("state"));
      file.write(FIRST.getBytes(UTF_8));
      System.out.println("first");
      file.write(SECOND.getBytes(UTF_8));
      System.out.println("second");
      DurableFile list = new DurableFile(folder.resolve("list"));
      list.append("one\n".getBytes(UTF_8));
      System.out.println("appended");
      DurableFile.rename(folder.resolve("list"), folder.resolve("renamed"));
      System.out.println("renamed");
      file.remove();
      System.out.println("removed");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8, 9, 10, 0})
  void outlivesAPowerCut(int flush) throws Exception {
    PowerCut cut = PowerCut.in(folder);
    List<String> returned = cut.run(flush, cut.java(Writer.class, cut.folder().toString()));
    assertThat(returned).hasSize(List.of(5, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4).get(flush));
    for (Names names : Names.values()) {
      check(returned, cut.disk(folder.resolve(names.name()), names).resolve("made/anew"));
    }
  }

  private static void check(List<String> returned, Path disk) throws IOException {
    String state = content(disk.resolve("state"));
    switch (returned.size()) {
      case 0 -> assertThat(state).isIn("", FIRST);
      case 1 -> assertThat(state).isIn(FIRST, SECOND);
      case 2, 3 -> assertThat(state).isEqualTo(SECOND);
      case 4 -> assertThat(state).isIn(SECOND, "");
      default -> assertThat(disk.resolve("state")).doesNotExist();
    }
    String renamed = content(disk.resolve("renamed"));
    if (returned.contains("renamed")) {
      assertThat(renamed).isEqualTo("one\n");
    } else if (returned.contains("appended")) {
      assertThat(content(disk.resolve("list")) + renamed).isEqualTo("one\n");
    }
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
