package io.supercool.reader;

/**
 * What a file may make a reader hold or do; checked before anything is allocated.
 *
 * @param maxUnpackedBytes bytes that all arrays of one file may unpack to
 * @param maxArrayBytes bytes that one array may take in memory as doubles
 * @param maxMembers members of one archive
 * @param maxInstructions instructions of one pickle
 */
public record ReadLimits(
    long maxUnpackedBytes, long maxArrayBytes, int maxMembers, int maxInstructions) {

  /** 1 GiB unpacked, 256 MiB for one array, 256 members, a million instructions. */
  public static final ReadLimits DEFAULT = new ReadLimits(1L << 30, 1L << 28, 256, 1_000_000);
}
