package io.supercool.reader.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The order of particles by their ids, so that a particle is the same in every frame. */
public final class IdOrder {
  private IdOrder() {}

  /**
   * Where to find each particle: the row with the least id first. Null if the rows are in this
   * order.
   *
   * @param ids of the first {@code count} rows
   * @throws MalformedFrameException if two are the same
   */
  public static int @Nullable [] of(long[] ids, int count) {
    int ascending = 1;
    while (ascending < count && ids[ascending] > ids[ascending - 1]) {
      ascending++;
    }
    if (ascending == count) {
      return null;
    }
    long[] sorted = Arrays.copyOf(ids, count);
    Arrays.sort(sorted);
    for (int i = 1; i < count; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new MalformedFrameException(
            "the id %d comes twice".formatted(sorted[i]), "two runs may have written to this file");
      }
    }
    boolean dense = sorted[count - 1] - sorted[0] == count - 1;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int place = dense ? (int) (ids[i] - sorted[0]) : Arrays.binarySearch(sorted, ids[i]);
      order[place] = i;
    }
    return order;
  }
}
