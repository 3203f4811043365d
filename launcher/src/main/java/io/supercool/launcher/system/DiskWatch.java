package io.supercool.launcher.system;

import io.supercool.console.Console;
import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import io.supercool.contracts.disk.Shortage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds at the disk of a system's folder. Says once when it becomes short of
 * space, and when it has room again.
 */
final class DiskWatch implements AutoCloseable {
  private static final int INTERVAL_SECONDS = 5;

  private final Path folder;
  private final DiskReserve reserve;
  private final Shortage shortage;
  private final Console console;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "disk");
            thread.setDaemon(true);
            return thread;
          });

  /** Nothing is looked at before {@link #start}. */
  DiskWatch(Path folder, DiskReserve reserve, Console console) {
    this.folder = folder;
    this.reserve = reserve;
    this.shortage = new Shortage(reserve);
    this.console = console;
  }

  /** Looks until it is closed. */
  void start() {
    timer.scheduleWithFixedDelay(this::look, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      look(DiskSpace.of(folder));
    } catch (IOException e) {
      // The folder was deleted under a running system, which has worse to say of that.
    }
  }

  /** Takes what the disk has now. */
  void look(DiskSpace disk) {
    boolean before = shortage.isShort();
    if (shortage.look(disk) == before) {
      return;
    }
    if (before) {
      console.say("The disk of %s has room again: %s.".formatted(folder, disk.text()));
    } else {
      console.warn(
          """
          the disk of %s is nearly full: %s.
          New sources are refused, and what is followed waits. A full disk stops the broker until there is room.
          Make room, for example: ./supercool reset --runs --yes   What takes it: ./supercool status\
          """
              .formatted(folder, reserve.text(disk)));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
