package io.supercool.equivariant.convolution;

import java.util.Arrays;

/**
 * The nodes of a graph cut into ranges for threads to share. The cut depends on the number of nodes
 * alone, so that sums taken range by range do not depend on the number of threads.
 *
 * @param count number of ranges
 * @param nodes number of nodes
 */
record NodeRanges(int count, int nodes) {

  /** There are never more ranges. */
  static final int MAX_RANGES = 32;

  private static final int MIN_NODES = 64;

  static NodeRanges of(int nodes) {
    return new NodeRanges(Math.min(MAX_RANGES, nodes / MIN_NODES + 1), nodes);
  }

  /** First node of a range; of range {@code count}, the number of nodes. */
  int start(int range) {
    return (int) ((long) nodes * range / count);
  }

  /** Sets {@code sum[from]} to before {@code sum[to]} to the sums over the first ranges' arrays. */
  static void addUp(float[][] parts, int count, int from, int to, float[] sum) {
    Arrays.fill(sum, from, to, 0);
    for (int part = 0; part < count; part++) {
      float[] addend = parts[part];
      for (int i = from; i < to; i++) {
        sum[i] += addend[i];
      }
    }
  }
}
