package io.supercool.reader.frame;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a frame's arrays hold particles, in files whose arrays are as long for few
 * particles as for many:
 *
 * <ul>
 *   <li>Rows at the end whose positions, or whose species, are NaN are padding.
 *   <li>A row whose id is the fill value that the file defines holds no particle.
 *   <li>Where the file defines none, it is 0, unless the first frame has exactly one 0: then ids
 *       begin there.
 * </ul>
 *
 * <p>What is left out though it might be a particle is warned of. Not thread-safe.
 */
public final class AbsentParticles {
  /** An id that no particle has: what stands for an id that is not a number. */
  public static final long NO_ID = Long.MIN_VALUE;

  private final FrameWarnings warnings;
  private @Nullable Boolean zeroIsParticle;

  /** Of one group of particles of a file. */
  public AbsentParticles(FrameWarnings warnings) {
    this.warnings = warnings;
  }

  /**
   * Marks the rows at the end that are NaN.
   *
   * @param absent to be added to
   * @param values {@code [row * width + column]}
   */
  public void markPadding(BitSet absent, double[] values, int width) {
    int end = values.length / width;
    while (end > 0 && isPadding(values, width, end - 1)) {
      absent.set(--end);
      warnings.add("the last rows are NaN: they are taken for padding and left out");
    }
  }

  private static boolean isPadding(double[] values, int width, int row) {
    for (int column = 0; column < width; column++) {
      if (!Double.isNaN(values[row * width + column])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Marks the rows whose ids are of no particle.
   *
   * @param absent to be added to
   * @param ids of the rows
   * @param fill that the file defines; null if it does not
   */
  public void markIds(BitSet absent, long[] ids, @Nullable Long fill) {
    if (zeroIsParticle == null) {
      zeroIsParticle = fill == null && count(ids, 0) == 1;
    }
    long missing = fill != null ? fill : zeroIsParticle ? NO_ID : 0;
    for (int row = 0; row < ids.length; row++) {
      if (ids[row] == missing || ids[row] == NO_ID) {
        absent.set(row);
        if (ids[row] >= 0) {
          warnings.add(
              "particles of the id %d are taken for absent, as it is the fill value: define another, such as -1, if they are not"
                  .formatted(missing));
        }
      }
    }
  }

  private static int count(long[] ids, long id) {
    int count = 0;
    for (long each : ids) {
      count += each == id ? 1 : 0;
    }
    return count;
  }

  /** The rows that are not marked, in order. */
  public static int[] present(BitSet absent, int rows) {
    int[] present = new int[rows - absent.cardinality()];
    int row = -1;
    for (int i = 0; i < present.length; i++) {
      row = absent.nextClearBit(row + 1);
      present[i] = row;
    }
    return present;
  }
}
