package io.supercool.ingest.reader.npz;

import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.ingest.reader.SpeciesNames;
import java.nio.file.Path;
import java.util.List;

/**
 * Species from an array {@code types} of whole numbers: A, B, ... for 0, 1, ..., or for 1, 2, ...
 * if there is no 0. A liquid has A and B at least.
 *
 * @param names by index
 * @param species index of each particle
 */
record NumberedSpecies(List<String> names, byte[] species) {
  private static final int MAX_SPECIES = 26;

  /**
   * Reads the numbers.
   *
   * @throws SourceFormatException if one is not whole, or too large
   */
  static NumberedSpecies of(Path file, double[] types) {
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < types.length; i++) {
      if (types[i] != Math.rint(types[i]) || types[i] < 0 || types[i] > MAX_SPECIES) {
        throw unknown(file, types, i);
      }
      first = Math.min(first, types[i]);
    }
    int offset = first == 0 ? 0 : 1;
    byte[] species = new byte[types.length];
    int largest = 1;
    for (int i = 0; i < types.length; i++) {
      species[i] = (byte) (types[i] - offset);
      largest = Math.max(largest, species[i]);
      if (species[i] == MAX_SPECIES) {
        throw unknown(file, types, i);
      }
    }
    return new NumberedSpecies(SpeciesNames.letters(new byte[] {(byte) largest}, 1), species);
  }

  private static SourceFormatException unknown(Path file, double[] types, int i) {
    return new SourceFormatException(
        file,
        "types[" + i + "]",
        "species %s is not known".formatted(types[i]),
        "write 0 for A, 1 for B, and so on");
  }
}
