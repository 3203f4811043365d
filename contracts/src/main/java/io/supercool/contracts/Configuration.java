package io.supercool.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One configuration of the liquid, the payload of {@link Topics#SNAPSHOTS} and the node columns of
 * {@link Topics#GRAPHS} and {@link Topics#PREDICTIONS}. Arrays are not copied.
 *
 * @param header what is true of it as a whole
 * @param species index into {@code header.species()}, one per particle
 * @param positions thermal positions, {@code [particle * dimensions + axis]}
 * @param inherentPositions positions in the inherent structure, same layout; null if not yet known
 * @param potentialEnergy per particle at the thermal positions; null if not known
 * @param inherentEnergy per particle in the inherent structure; null if not yet known
 * @param targets propensities; null for an unlabelled configuration
 */
public record Configuration(
    ConfigurationHeader header,
    byte[] species,
    double[] positions,
    double @Nullable [] inherentPositions,
    float @Nullable [] potentialEnergy,
    float @Nullable [] inherentEnergy,
    @Nullable Targets targets) {

  /** Number of particles N. */
  public int particles() {
    return species.length;
  }

  /** Which configuration. */
  public SnapshotId id() {
    return header.id();
  }
}
