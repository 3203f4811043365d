package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Replica;
import io.supercool.physics.dynamics.PropensityMean;
import java.util.List;

/**
 * A replica run backwards. In equilibrium a trajectory is as likely as the same one reversed, so
 * where a replica ended is a configuration as good as its start, and the way back is one replica of
 * its own isoconfigurational ensemble:
 *
 * <pre>
 *   r'_i = r_i(t),   p'_i = |r_i(0) - r_i(t)|, one replica
 * </pre>
 *
 * See docs/explanation/physics.md, Time reversal.
 */
public final class TimeReversal {
  private TimeReversal() {}

  /**
   * The end of a replica, whose propensity is the way back.
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
    Derivation derivation = new Derivation(Derivation.Kind.TIME_REVERSED, replica.replica());
    return Configuration.of(
            start
                .header()
                .with()
                .id(start.snapshot().derived(derivation))
                .elapsed(replica.time())
                .build(),
            start.species(),
            end)
        .withPropensity(Propensities.of(new double[] {replica.time()}, List.of(wayBack)));
  }
}
