package io.supercool.reader.npz;

import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What BOTAN's files say in their names alone: {@code isoconfig_N4096T0.44_401_tc07.npz}.
 *
 * @param particles N
 * @param temperature T in lj units
 * @param time lag time of the replicas in lj units
 */
record BotanFileName(long particles, double temperature, double time) {
  private static final Pattern NAME =
      Pattern.compile("N(\\d{1,18})T(\\d+\\.\\d+)_\\d+_(tc\\d+)\\.npz$");

  /** Lag times that are published: Shiba et al., J. Chem. Phys. 158, 084503 (2023). */
  private static final Map<String, Double> LAG_TIMES = Map.of("0.44 tc07", 4120.0);

  private static final String ADVICE =
      "add arrays `box`, `temperature` and `times` to the file (docs/how-to/your-own-data.md has"
          + " the lines)";

  /** What a file's name says, if temperature and time follow from it. */
  static Optional<BotanFileName> find(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(LAG_TIMES.get(matcher.group(2) + " " + matcher.group(3)))
        .map(
            time ->
                new BotanFileName(
                    Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)), time));
  }

  /**
   * Reads a file's name.
   *
   * @throws SourceFormatException if temperature and time do not follow from it
   */
  static BotanFileName of(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    if (!matcher.find()) {
      throw new SourceFormatException(
          file,
          "file name",
          "a BOTAN file says temperature and time in its name, as in"
              + " isoconfig_N4096T0.44_401_tc07.npz, and this one does not",
          "rename it, or " + ADVICE);
    }
    Double time = LAG_TIMES.get(matcher.group(2) + " " + matcher.group(3));
    if (time == null) {
      throw new SourceFormatException(
          file,
          "file name",
          "the lag time of %s at T=%s is not known (known: %s)"
              .formatted(matcher.group(3), matcher.group(2), LAG_TIMES),
          ADVICE);
    }
    return new BotanFileName(
        Long.parseLong(matcher.group(1)), Double.parseDouble(matcher.group(2)), time);
  }

  /** Tells of a file that holds another number of particles than its name says. */
  void doubt(int found, ArrayWarnings warnings) {
    if (found != particles) {
      warnings.add(
          "types",
          "there are %d particles, and the file's name says %d".formatted(found, particles));
    }
  }
}
