package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.potential.KobAndersenPotential;
import java.util.Optional;

/**
 * The force field of a configuration's particles; none if its potential is not known. Both refuse a
 * box or a species that is not the potential's with an {@link IllegalArgumentException}.
 */
final class ForceFields {
  private ForceFields() {}

  /** One that uses all processors of this process's share, for one configuration at a time. */
  static Optional<ForceField> parallel(Configuration configuration) {
    return of(configuration, true);
  }

  /** One that stays on the calling thread, for many configurations side by side. */
  static Optional<ForceField> onOneThread(Configuration configuration) {
    return of(configuration, false);
  }

  private static Optional<ForceField> of(Configuration configuration, boolean parallel) {
    return potential(configuration.header().potential())
        .map(
            potential ->
                new ForceField(
                    potential,
                    new PeriodicBox(configuration.header().box()),
                    configuration.species(),
                    parallel));
  }

  private static Optional<KobAndersenPotential> potential(String name) {
    return switch (name) {
      case Potentials.KOB_ANDERSEN_FORCE_SHIFTED -> Optional.of(KobAndersenPotential.FORCE_SHIFTED);
      case Potentials.KOB_ANDERSEN_TRUNCATED -> Optional.of(KobAndersenPotential.TRUNCATED);
      default -> Optional.empty();
    };
  }
}
