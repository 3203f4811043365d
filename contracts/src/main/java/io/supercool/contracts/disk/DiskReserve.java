package io.supercool.contracts.disk;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What is kept free of a disk, so that what has begun can be finished: where less is free, nothing
 * new is begun.
 *
 * @param bytes as they are set; empty for 2 GiB, or a tenth of the disk where that is less
 */
public record DiskReserve(OptionalLong bytes) {
  /** The setting of the services that says how much. */
  public static final String SETTING = "supercool.disk.reserve";

  private static final long MOST = 2L << 30;

  /** What is kept free of this disk. */
  public long of(DiskSpace disk) {
    return bytes.orElse(Math.min(MOST, disk.totalBytes() / 10));
  }

  /** How a disk stands to it: {@code 0.10 GB free of 2.00 GB, with a reserve of 0.20 GB}. */
  public String text(DiskSpace disk) {
    return String.format(Locale.ROOT, "%s, with a reserve of %.2f GB", disk.text(), of(disk) / 1e9);
  }
}
