package io.supercool.ingest.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Replica;
import io.supercool.physics.dynamics.PropensityMean;
import java.util.List;

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
    double[] end = start.positions().clone();
    for (int coordinate = 0; coordinate < end.length; coordinate++) {
      end[coordinate] += replica.displacement()[coordinate];
    }
    PropensityMean wayBack = new PropensityMean(end, replica.dimensions());
    wayBack.add(start.positions());
    return new Configuration(
        start.header().withId(start.id().endOf(replica.replica())),
        start.species(),
        end,
        null,
        null,
        null,
        Labels.of(new double[] {replica.time()}, List.of(wayBack)));
  }
}
