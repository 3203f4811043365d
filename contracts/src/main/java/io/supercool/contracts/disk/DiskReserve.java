package io.supercool.contracts.disk;

import io.supercool.contracts.text.Bytes;
import java.util.OptionalLong;

/**
 * What is kept free of a disk, so that what has begun can be finished: where less is free, nothing
 * new is begun.
 *
 * @param bytes as they are set; empty for 2 GiB, or a tenth of the disk where that is less
 */
public record DiskReserve(OptionalLong bytes) {
  private static final long MOST = 2L << 30;

  /** What is kept free of this disk. */
  public long of(DiskSpace disk) {
    return bytes.orElse(Math.min(MOST, disk.totalBytes() / 10));
  }

  /** How a disk stands to it: {@code 100.0 MB free of 2.0 GB, with a reserve of 200.0 MB}. */
  public String text(DiskSpace disk) {
    return "%s, with a reserve of %s".formatted(disk.text(), Bytes.text(of(disk)));
  }
}
