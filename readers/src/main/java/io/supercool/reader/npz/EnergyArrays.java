package io.supercool.reader.npz;

import io.supercool.contracts.InherentStructure;
import io.supercool.storage.npz.NpzArchive;
import org.jspecify.annotations.Nullable;

/**
 * Energies and inherent structure, none of which need be there. What cannot be read is told, and
 * computed by others where they can.
 */
final class EnergyArrays {
  private static final String POSITIONS = "initial_positions_inherent";

  private EnergyArrays() {}

  /** {@code e_pot} (N). */
  static float @Nullable [] thermal(NpzArchive npz, int particles, ArrayWarnings warnings) {
    return energies(npz, "e_pot", particles, warnings);
  }

  /** {@code initial_positions_inherent} (N, d) and {@code e_pot_inherent} (N). */
  static @Nullable InherentStructure inherent(
      NpzArchive npz, int particles, int dimensions, ArrayWarnings warnings) {
    double[] positions =
        warnings.<double @Nullable []>optional(
            npz, POSITIONS, null, () -> npz.numbers(POSITIONS, particles, dimensions));
    boolean lost = positions == null && npz.names().contains(POSITIONS);
    return InherentStructure.of(
        positions, lost ? null : energies(npz, "e_pot_inherent", particles, warnings));
  }

  private static float @Nullable [] energies(
      NpzArchive npz, String name, int particles, ArrayWarnings warnings) {
    return warnings.<float @Nullable []>optional(
        npz, name, null, () -> Floats.of(npz.numbers(name, particles)));
  }
}
