package io.supercool.ingest.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Replica;
import io.supercool.contracts.Targets;

/**
 * A replica run backwards. In equilibrium a trajectory is as likely as the same one reversed, so
 * where a replica ended is a configuration as good as its start, and the way back is one run of its
 * own isoconfigurational ensemble:
 *
 * <pre>
 *   r'_i = r_i(t),   p'_i = |r_i(0) - r_i(t)|, one replica
 * </pre>
 *
 * See docs/physics.md, Time reversal.
 */
public final class Reversal {
  private Reversal() {}

  /**
   * The end of a replica, labelled by the way back.
   *
   * @param start where {@code replica} began
   */
  public static Configuration of(Configuration start, Replica replica) {
    ConfigurationHeader header = start.header();
    double[] positions = start.positions().clone();
    double[] displacement = replica.displacement();
    float[] distances = new float[start.particles()];
    for (int particle = 0; particle < distances.length; particle++) {
      double square = 0;
      for (int axis = 0; axis < replica.dimensions(); axis++) {
        int coordinate = particle * replica.dimensions() + axis;
        positions[coordinate] += displacement[coordinate];
        square += displacement[coordinate] * displacement[coordinate];
      }
      distances[particle] = (float) Math.sqrt(square);
    }
    return new Configuration(
        new ConfigurationHeader(
            header.id().endOf(replica.replica()),
            header.split(),
            header.units(),
            header.box(),
            header.temperature(),
            header.time(),
            header.species(),
            header.potential()),
        start.species(),
        positions,
        null,
        null,
        null,
        new Targets(new double[] {replica.time()}, new float[][] {distances}, null, 1));
  }
}
