package io.supercool.ingest;

import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import io.supercool.contracts.disk.Shortage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A disk that is looked at now and then; tells the log when it becomes short of space. */
final class WatchedDisk {
  private static final Logger LOG = Logger.getLogger(WatchedDisk.class);

  private final String name;
  private final DiskReserve reserve;
  private final Duration look;
  private final Supplier<Optional<DiskSpace>> space;
  private final Shortage shortage;
  private @Nullable Long lookedNanos;
  private String text = "";

  /**
   * Looks at most once in {@code look}.
   *
   * @param name as a sentence begins with it
   * @param space its space; empty if that cannot be said now, so that what was last said counts
   */
  WatchedDisk(
      String name, DiskReserve reserve, Duration look, Supplier<Optional<DiskSpace>> space) {
    this.name = name;
    this.reserve = reserve;
    this.look = look;
    this.space = space;
    this.shortage = new Shortage(reserve);
  }

  /** What it has, if it is short of space; else null. */
  synchronized @Nullable String shortage() {
    if (lookedNanos == null || System.nanoTime() - lookedNanos >= look.toNanos()) {
      space.get().ifPresent(this::look);
      lookedNanos = System.nanoTime();
    }
    return shortage.isShort() ? text : null;
  }

  private void look(DiskSpace now) {
    boolean before = shortage.isShort();
    text = "%s has %s".formatted(name, reserve.text(now));
    if (shortage.look(now) == before) {
      return;
    }
    if (before) {
      LOG.infof("%s: there is room again", text);
    } else {
      LOG.warnf("%s: no new source is begun, and what is followed waits", text);
    }
  }
}
