package io.supercool.reader.npz;

import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Species from an array {@code types} of whole numbers: A, B, ... for 0, 1, ..., or for 1, 2, ...
 * if there is no 0, none left out. There are A and B at least, as in a liquid of which a part is
 * all A.
 *
 * @param names by index
 * @param species index of each particle
 */
record NumberedSpecies(List<String> names, byte[] species) {
  private static final int MAX_SPECIES = 26;

  /**
   * Reads the numbers.
   *
   * @throws SourceFormatException if one is not whole, or too large, or those before it are missing
   */
  static NumberedSpecies of(Path file, double[] types) {
    boolean[] present = new boolean[MAX_SPECIES + 1];
    for (int i = 0; i < types.length; i++) {
      if (types[i] != Math.rint(types[i]) || types[i] < 0 || types[i] > MAX_SPECIES) {
        throw unknown(file, types, i);
      }
      present[(int) types[i]] = true;
    }
    int first = present[0] ? 0 : 1;
    int count = 1;
    while (count < MAX_SPECIES && present[first + count]) {
      count++;
    }
    byte[] species = new byte[types.length];
    for (int i = 0; i < types.length; i++) {
      species[i] = (byte) (types[i] - first);
      if (species[i] >= count) {
        throw unknown(file, types, i);
      }
    }
    List<String> names = new ArrayList<>();
    for (int index = 0; index < Math.max(2, count); index++) {
      names.add(String.valueOf((char) ('A' + index)));
    }
    return new NumberedSpecies(List.copyOf(names), species);
  }

  private static SourceFormatException unknown(Path file, double[] types, int i) {
    return new SourceFormatException(
        file,
        "types[" + i + "]",
        "species %s is not known".formatted(types[i]),
        "write 0 for A, 1 for B, and so on, without gaps");
  }
}
