package io.supercool.launcher.status;

import io.supercool.contracts.disk.DiskSpace;
import io.supercool.launcher.files.FolderUse;
import io.supercool.launcher.status.SystemStatus.BrokerDisk;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes, disks and how long records stay, as people read them. */
public final class DiskText {
  private static final long DAY_MILLIS = 86_400_000;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private DiskText() {}

  /** What a system's folder holds, and the room on its disk. */
  public static String of(FolderUse folder) {
    DiskSpace disk = folder.disk();
    return "folder: %s%n  records %s, labels %s, models %s, logs %s%s"
        .formatted(
            folder.folder(),
            bytes(folder.recordsBytes()),
            bytes(folder.labelsBytes()),
            bytes(folder.modelsBytes()),
            bytes(folder.logsBytes()),
            disk == null ? "" : "; " + disk.text());
  }

  /** The room on the broker's disk. */
  static String of(BrokerDisk disk) {
    return "broker's disk: %s free of %s%s"
        .formatted(
            bytes(disk.usableBytes()),
            bytes(disk.totalBytes()),
            disk.isShort()
                ? ", less than the reserve of %s: new sources are refused, and what is followed waits"
                    .formatted(bytes(disk.reserveBytes()))
                : "");
  }

  /** {@code 7 B}, {@code 1.5 MB}. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  /**
   * How long records stay.
   *
   * @param millis at most; null without a bound
   * @param bytes of each partition at most; null without a bound
   */
  static String kept(@Nullable Long millis, @Nullable Long bytes) {
    String time =
        millis == null
            ? "for ever"
            : millis % DAY_MILLIS == 0
                ? millis / DAY_MILLIS + " d"
                : String.format(Locale.ROOT, "%.1f h", (double) millis / HOUR_MILLIS);
    return bytes == null ? time : "%s, %s".formatted(time, bytes(bytes));
  }
}
