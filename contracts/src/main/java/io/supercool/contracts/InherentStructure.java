package io.supercool.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a configuration's inherent structure, the local energy minimum that its thermal
 * positions lead to: in the source by whatever means, in graph-service by a quench. Arrays are not
 * copied.
 *
 * @param positions {@code [particle * dimensions + axis]}; null if not known
 * @param energy potential energy per particle at {@code positions}; null if not known
 */
public record InherentStructure(double @Nullable [] positions, float @Nullable [] energy) {

  /** What a source says of it: null if it says neither. */
  public static @Nullable InherentStructure of(
      double @Nullable [] positions, float @Nullable [] energy) {
    return positions == null && energy == null ? null : new InherentStructure(positions, energy);
  }
}
