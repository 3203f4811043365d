package io.supercool.contracts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a configuration as a whole.
 *
 * @param id which configuration
 * @param split what it is for
 * @param units the source's units, carried and never converted; {@code lj} for reduced units
 * @param box of the periodic box: 2 or 3 edge lengths, along the axes; or, where it is tilted, its
 *     2 or 3 edge vectors one after the other, 4 or 9 numbers; not copied
 * @param temperature in {@code units}; NaN where the source does not say
 * @param time of the frame in {@code units}; 0 for a single configuration
 * @param elapsed time since the {@link SnapshotId#parent}, in {@code units}; 0 if it came from the
 *     source
 * @param species names by index, most often A, B
 * @param potential the interaction model, one of {@link Potentials}' names, so that an inherent
 *     structure can be computed where the source has none
 * @param models names of the models, or versions, that are to predict it, each for itself; empty
 *     for the one that predicts what names none
 */
@RecordBuilder
public record ConfigurationHeader(
    SnapshotId id,
    Split split,
    String units,
    double[] box,
    double temperature,
    double time,
    double elapsed,
    List<String> species,
    String potential,
    List<String> models)
    implements ConfigurationHeaderBuilder.With {
  /** Units of simulations that say nothing else: reduced Lennard-Jones units. */
  public static final String REDUCED_UNITS = "lj";

  /**
   * A header to fill in further: reduced units, a temperature that is not known, time 0, a
   * potential that is not known, no model of its own.
   */
  public static ConfigurationHeaderBuilder builder(SnapshotId id, Split split) {
    return ConfigurationHeaderBuilder.builder()
        .id(id)
        .split(split)
        .units(REDUCED_UNITS)
        .temperature(Double.NaN)
        .potential(Potentials.UNKNOWN)
        .models(List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfigurationHeader header
        && id.equals(header.id)
        && split == header.split
        && units.equals(header.units)
        && Arrays.equals(box, header.box)
        && Double.compare(temperature, header.temperature) == 0
        && Double.compare(time, header.time) == 0
        && Double.compare(elapsed, header.elapsed) == 0
        && species.equals(header.species)
        && potential.equals(header.potential)
        && models.equals(header.models);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Whether the box is given by edge vectors, not by edge lengths. */
  public boolean isTilted() {
    return box.length > 3;
  }

  /**
   * The box as three edge vectors, nine numbers, as extended XYZ writes it; in two dimensions the
   * third is z.
   */
  public double[] lattice() {
    int dimensions = dimensions();
    double[] lattice = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int edge = 0; edge < dimensions; edge++) {
      for (int axis = 0; axis < dimensions; axis++) {
        if (isTilted()) {
          lattice[3 * edge + axis] = box[edge * dimensions + axis];
        } else if (edge == axis) {
          lattice[3 * edge + axis] = box[edge];
        }
      }
    }
    return lattice;
  }

  /** Number of space dimensions, 2 or 3. */
  public int dimensions() {
    return box.length == 9 ? 3 : box.length == 4 ? 2 : box.length;
  }
}
