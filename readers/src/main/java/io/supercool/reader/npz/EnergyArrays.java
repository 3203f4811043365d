package io.supercool.reader.npz;

import io.supercool.contracts.InherentStructure;
import io.supercool.storage.npz.NpzArchive;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Energies and inherent structure, none of which need be there. What cannot be read is told, and
 * computed by others where they can.
 */
final class EnergyArrays {
  private static final String POSITIONS = "initial_positions_inherent";

  private static final double PART_OF_SPACING = 0.5;

  private EnergyArrays() {}

  /** {@code e_pot} (N). */
  static float @Nullable [] thermal(NpzArchive npz, int particles, ArrayWarnings warnings) {
    return energies(npz, "e_pot", particles, warnings);
  }

  /** {@code initial_positions_inherent} (N, d) and {@code e_pot_inherent} (N). */
  static @Nullable InherentStructure inherent(
      NpzArchive npz, double[] initial, double[] box, Columns columns, ArrayWarnings warnings) {
    int particles = initial.length / columns.dimensions();
    double[] positions =
        warnings.<double @Nullable []>optional(
            npz,
            POSITIONS,
            null,
            () -> columns.counting(npz.numbers(POSITIONS, particles, columns.columns())));
    if (positions != null) {
      doubtDistance(initial, positions, box, warnings);
    }
    boolean lost = positions == null && npz.names().contains(POSITIONS);
    return InherentStructure.of(
        positions, lost ? null : energies(npz, "e_pot_inherent", particles, warnings));
  }

  /** A quench moves no particle far: half of the mean spacing on average is another liquid's. */
  private static void doubtDistance(
      double[] initial, double[] inherent, double[] box, ArrayWarnings warnings) {
    int dimensions = box.length;
    int particles = initial.length / dimensions;
    double sum = 0;
    for (int i = 0; i < particles; i++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        double d = inherent[i * dimensions + axis] - initial[i * dimensions + axis];
        d -= box[axis] * Math.rint(d / box[axis]);
        square += d * d;
      }
      sum += Math.sqrt(square);
    }
    double volume = Arrays.stream(box).reduce(1, (one, other) -> one * other);
    double spacing = Math.pow(volume / particles, 1.0 / dimensions);
    if (sum / particles > PART_OF_SPACING * spacing) {
      warnings.add(
          POSITIONS,
          "the particles are %.2f from their thermal positions on average: are they in another order, or of another configuration?"
              .formatted(sum / particles));
    }
  }

  private static float @Nullable [] energies(
      NpzArchive npz, String name, int particles, ArrayWarnings warnings) {
    return warnings.<float @Nullable []>optional(
        npz, name, null, () -> Floats.of(npz.numbers(name, particles)));
  }
}
