package io.supercool.reader.check;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import java.util.Arrays;
import java.util.Optional;

/** Whether a configuration has, or can be given, what a prediction needs. */
public final class Predictability {
  /** Twice the cutoff of the potential: narrower boxes cannot be quenched. */
  private static final double LEAST_EDGE = 5;

  private Predictability() {}

  /** Why the configuration cannot be predicted, and what to do; empty if it can. */
  public static Optional<String> obstacle(Configuration configuration) {
    boolean complete =
        configuration.inherentPositions() != null && configuration.inherentEnergy() != null;
    if (complete) {
      return Optional.empty();
    }
    ConfigurationHeader header = configuration.header();
    if (header.potential().equals(Potentials.UNKNOWN)) {
      return Optional.of(
          "it cannot be predicted: %s not in the file, and the potential to find"
                  .formatted(
                      configuration.inherentPositions() == null
                          ? "its inherent structure is"
                          : "the energies of its inherent structure are")
              + " them with is not known. If it is the Kob-Andersen liquid, name its species A"
              + " and B in units of lj; else write an .npz with initial_positions_inherent and"
              + " e_pot_inherent (docs/how-to/your-own-data.md)");
    }
    if (header.dimensions() == 3
        && !header.isTilted()
        && Arrays.stream(header.box()).min().orElse(LEAST_EDGE) < LEAST_EDGE) {
      return Optional.of(
          "it cannot be predicted: its box is narrower than %.0f sigma, two cutoffs of the potential"
              .formatted(LEAST_EDGE));
    }
    return Optional.empty();
  }
}
