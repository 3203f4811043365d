package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.console.Console;
import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DiskWatchTest {
  @Test
  void saysOnceThatTheDiskIsNearlyFullAndThatItHasRoomAgain() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(said, true, StandardCharsets.UTF_8), false, 80, System::nanoTime);
    DiskReserve reserve = new DiskReserve(OptionalLong.of(100_000_000));
    try (DiskWatch watch = new DiskWatch(Path.of("/workspace"), reserve, console)) {
      for (long usable : new long[] {900, 90, 80, 110, 500, 400}) {
        watch.look(new DiskSpace(usable * 1_000_000, 2_000_000_000));
      }
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "warning: the disk of /workspace is nearly full: 90.0 MB free of 2.0 GB, with a reserve of 100.0 MB.",
            "New sources are refused, and what is followed waits. A full disk stops the broker until there is room.",
            "Make room, for example: ./supercool reset --runs --yes   What takes it: ./supercool status",
            "The disk of /workspace has room again: 500.0 MB free of 2.0 GB.");
  }
}
