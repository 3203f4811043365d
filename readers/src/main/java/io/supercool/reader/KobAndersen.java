package io.supercool.reader;

import io.supercool.contracts.ConfigurationHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Kob-Andersen mixture as its files write it: type 0 is the large species A, type 1 is B. */
public final class KobAndersen {
  /** Species names by type. */
  public static final List<String> SPECIES = List.of("A", "B");

  /** In three dimensions. */
  private static final double PART_OF_A = 0.8;

  private static final double PART_TOLERANCE = 0.02;

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

  /** Whether species and units are as this liquid's are written. */
  public static boolean isNamed(List<String> species, @Nullable String units) {
    return species.equals(SPECIES)
        && (units == null || units.equals(ConfigurationHeader.REDUCED_UNITS));
  }

  /**
   * Why a mixture of its composition is not taken for it, or should perhaps not be.
   *
   * @param names of the species
   * @param species index of each particle
   * @param units as the file names them; null if it does not
   */
  public static Optional<String> doubt(List<String> names, byte[] species, @Nullable String units) {
    if (names.size() != SPECIES.size()) {
      return Optional.empty();
    }
    double first = 0;
    for (byte index : species) {
      first += index == 0 ? 1.0 / species.length : 0;
    }
    boolean named = isNamed(names, units);
    if (named && isOf(1 - first)) {
      return Optional.of(
          "%.0f %% of the particles are A, which is the large and frequent species of the Kob-Andersen liquid: are A and B exchanged?"
              .formatted(100 * first));
    }
    if (!named && (isOf(first) || isOf(1 - first))) {
      return Optional.of(
          "%.0f %% %s and %.0f %% %s, as in the Kob-Andersen liquid, but %s: its potential is unknown"
              .formatted(
                  100 * first,
                  names.get(0),
                  100 * (1 - first),
                  names.get(1),
                  names.equals(SPECIES)
                      ? "its units are %s, not lj".formatted(units)
                      : "the species are not named A and B"));
    }
    return Optional.empty();
  }

  private static boolean isOf(double partOfA) {
    return Math.abs(partOfA - PART_OF_A) <= PART_TOLERANCE;
  }
}
