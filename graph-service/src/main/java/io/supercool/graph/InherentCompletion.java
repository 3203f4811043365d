package io.supercool.graph;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.InherentStructure;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.quench.FireQuench;
import io.supercool.physics.quench.QuenchResult;
import io.supercool.support.tracing.Spans;

/**
 * Adds to a configuration what its source did not say of the inherent structure, where the
 * interactions are known: positions by a quench, energies from the potential.
 */
final class InherentCompletion {
  private InherentCompletion() {}

  /**
   * The configuration with inherent positions and energies. What it already has stays; without a
   * known potential it stays as it is.
   *
   * @throws io.supercool.physics.quench.QuenchException if the quench does not converge
   * @throws IllegalArgumentException if the box or a species is not the potential's
   */
  static Configuration complete(Configuration given) {
    if (given.inherentPositions() != null && given.inherentEnergy() != null) {
      return given;
    }
    return ForceFields.parallel(given).map(forceField -> complete(given, forceField)).orElse(given);
  }

  /** The same where the force field of its particles is at hand. */
  static Configuration complete(Configuration given, ForceField forceField) {
    if (given.inherentPositions() != null) {
      return given.withInherentStructure(
          new InherentStructure(
              given.inherentPositions(), toFloats(forceField.energies(given.inherentPositions()))));
    }
    QuenchResult quenched = Spans.within("quench", () -> quench(forceField, given.positions()));
    float[] energies =
        given.inherentEnergy() != null ? given.inherentEnergy() : toFloats(quenched.energies());
    return given.withInherentStructure(new InherentStructure(quenched.positions(), energies));
  }

  private static QuenchResult quench(ForceField forceField, double[] positions) {
    QuenchResult quenched = FireQuench.DEFAULT.quench(forceField, positions);
    Spans.note("supercool.quench.iterations", quenched.iterations());
    return quenched;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }
}
