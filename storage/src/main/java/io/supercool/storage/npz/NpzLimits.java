package io.supercool.storage.npz;

/**
 * What an archive may make its reader hold; checked before anything is allocated.
 *
 * @param unpacked bytes that all arrays of an archive may unpack to
 * @param array bytes that one array may take in memory as doubles
 * @param maxMembers members of one archive
 * @param maxMagnitude largest absolute value of a number; NaN is never taken
 */
public record NpzLimits(Bound unpacked, Bound array, int maxMembers, double maxMagnitude) {

  /**
   * A bound that its user can raise.
   *
   * @param bytes at most
   * @param setting that raises it, as errors name it
   */
  public record Bound(long bytes, String setting) {}
}
