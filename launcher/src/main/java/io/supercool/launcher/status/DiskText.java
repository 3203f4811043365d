package io.supercool.launcher.status;

import io.supercool.contracts.disk.DiskSpace;
import io.supercool.contracts.text.Bytes;
import io.supercool.launcher.files.FolderUse;
import io.supercool.launcher.status.SystemStatus.BrokerDisk;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Disks and how long records stay, as people read them. */
public final class DiskText {
  private static final long DAY_MILLIS = 86_400_000;
  private static final long HOUR_MILLIS = 3_600_000;

  private DiskText() {}

  /** What a system's folder holds, and the room on its disk. */
  public static String of(FolderUse folder) {
    DiskSpace disk = folder.disk();
    return "folder: %s%n  records %s, labels %s, models %s, logs %s%s"
        .formatted(
            folder.folder(),
            Bytes.text(folder.recordsBytes()),
            Bytes.text(folder.labelsBytes()),
            Bytes.text(folder.modelsBytes()),
            Bytes.text(folder.logsBytes()),
            disk == null ? "" : "; " + disk.text());
  }

  /** The room on the broker's disk. */
  static String of(BrokerDisk disk) {
    return "broker's disk: %s free of %s%s"
        .formatted(
            Bytes.text(disk.usableBytes()),
            Bytes.text(disk.totalBytes()),
            disk.isShort()
                ? ", less than the reserve of %s: new sources are refused, and what is followed waits"
                    .formatted(Bytes.text(disk.reserveBytes()))
                : "");
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
    return bytes == null ? time : "%s, %s".formatted(time, Bytes.text(bytes));
  }
}
