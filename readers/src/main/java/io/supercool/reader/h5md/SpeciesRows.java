package io.supercool.reader.h5md;

import io.supercool.reader.frame.MalformedFrameException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Species of particles as a group of particles has them: numbers, names, or neither.
 *
 * @param types a number of each particle; null if there are none
 * @param words a name of each particle; null if there are none
 */
record SpeciesRows(double @Nullable [] types, @Nullable List<String> words) {
  /** Where the file does not say. */
  static final SpeciesRows NONE = named(null);

  /** Names. */
  static SpeciesRows named(@Nullable List<String> words) {
    return new SpeciesRows(null, words);
  }

  /** Numbers. */
  static SpeciesRows numbered(double @Nullable [] types) {
    return new SpeciesRows(types, null);
  }

  /**
   * Those of these rows, in this order.
   *
   * @throws MalformedFrameException if one has an empty name
   */
  SpeciesRows of(int[] rows) {
    for (int row : rows) {
      if (words != null && words.get(row).isEmpty()) {
        throw new MalformedFrameException(
            "the species of particle %d has no name".formatted(row),
            "name every value that occurs");
      }
    }
    return new SpeciesRows(
        types == null ? null : Arrays.stream(rows).mapToDouble(row -> types[row]).toArray(),
        words == null ? null : Arrays.stream(rows).mapToObj(words::get).toList());
  }
}
