package io.supercool.contracts.disk;

/**
 * Whether a disk is short of space: from the moment that less than the reserve is free, until a
 * quarter more than the reserve is. So one that stays near the reserve is told of once.
 * Thread-safe.
 */
public final class Shortage {
  private final DiskReserve reserve;
  private boolean isShort;

  /** Not short, until it is looked at. */
  public Shortage(DiskReserve reserve) {
    this.reserve = reserve;
  }

  /** Looks at the disk as it is now; whether it is short. */
  public synchronized boolean look(DiskSpace disk) {
    long least = reserve.of(disk);
    isShort = disk.usableBytes() < (isShort ? least + least / 4 : least);
    return isShort;
  }

  /** Whether it was short when it was last looked at. */
  public synchronized boolean isShort() {
    return isShort;
  }
}
