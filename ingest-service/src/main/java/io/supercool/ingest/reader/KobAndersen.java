package io.supercool.ingest.reader;

import java.nio.file.Path;
import java.util.List;

/** The Kob-Andersen mixture as its files write it: type 0 is the large species A, type 1 is B. */
public final class KobAndersen {
  /** Species names by type. */
  public static final List<String> SPECIES = List.of("A", "B");

  private KobAndersen() {}

  /**
   * Species indices from a file's {@code types}.
   *
   * @throws SourceFormatException if one is neither 0 nor 1, or there are none
   */
  public static byte[] species(Path file, double[] types) {
    if (types.length == 0) {
      throw new SourceFormatException(
          file, "types", "there are no particles", "write at least one");
    }
    byte[] species = new byte[types.length];
    for (int i = 0; i < types.length; i++) {
      if (types[i] != 0 && types[i] != 1) {
        throw new SourceFormatException(
            file,
            "types[" + i + "]",
            "species %s is not known".formatted(types[i]),
            "write 0 for A and 1 for B");
      }
      species[i] = (byte) types[i];
    }
    return species;
  }
}
