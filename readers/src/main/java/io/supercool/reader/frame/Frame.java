package io.supercool.reader.frame;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a trajectory, as far as its file says. Arrays are not copied.
 *
 * @param step MD step, or the frame's number where the file has none
 * @param numbered whether the step is the frame's number
 * @param time in {@code units}; NaN where the file does not say
 * @param units as the file names them; null where it does not
 * @param box of the periodic box, one corner at the origin: 2 or 3 edge lengths, or 4 or 9 numbers
 *     of the edge vectors of a tilted one
 * @param speciesNames names by index
 * @param species index into {@code speciesNames}, one per particle
 * @param positions {@code [particle * dimensions + axis]}, unwrapped where the file allows
 * @param potentialEnergy per particle; null where the file does not say
 */
@RecordBuilder
public record Frame(
    long step,
    boolean numbered,
    double time,
    @Nullable String units,
    double[] box,
    List<String> speciesNames,
    byte[] species,
    double[] positions,
    float @Nullable [] potentialEnergy)
    implements FrameBuilder.With {
  private static final String UNKNOWN = "unknown";

  /** Number of space dimensions, 2 or 3. */
  public int dimensions() {
    return positions.length / species.length;
  }

  /**
   * The frame as a configuration of {@code source}. What the file does not say: time is counted in
   * steps, the temperature is unknown. A liquid of A and B in units not named or {@code lj} is
   * taken for Kob-Andersen's, force-shifted, in {@code lj}; of any other, what is not said is
   * {@code unknown}.
   */
  public Configuration configuration(Source source) {
    boolean kobAndersen = KobAndersen.isNamed(speciesNames, units);
    String named =
        units != null ? units : kobAndersen ? ConfigurationHeader.REDUCED_UNITS : UNKNOWN;
    ConfigurationHeader header =
        ConfigurationHeader.builder(source.id(step), source.split())
            .units(named)
            .box(box)
            .time(Double.isNaN(time) ? step : time)
            .species(speciesNames)
            .potential(kobAndersen ? Potentials.KOB_ANDERSEN_FORCE_SHIFTED : Potentials.UNKNOWN)
            .build();
    return Configuration.of(header, species, positions).withPotentialEnergy(potentialEnergy);
  }
}
