package io.supercool.model.online;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Propensity;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.Standardisation.Moments;
import io.supercool.model.data.StandardisationFit;
import java.util.List;

/**
 * The standardisation of a network that has not seen its data yet: inputs are measured on the first
 * frame, and the propensity at each lag time on the first label that comes with it. A frame has
 * thousands of particles, so that the first says enough. Until then a propensity is its own target.
 */
final class OnlineStandardisation {
  private OnlineStandardisation() {}

  /** Before any label has come. */
  static Standardisation untrained(Graph first, double[] lagTimes) {
    Configuration configuration = first.configuration();
    Propensity none =
        Propensity.of(lagTimes, new float[lagTimes.length][configuration.particles()]);
    return fit(first, OnlineModel.withPropensity(configuration, none));
  }

  /**
   * {@code known} with the targets measured at those lag times that are new in a label.
   *
   * @param frame with its propensity, the label's
   */
  static Standardisation measured(Standardisation known, Graph graph, Configuration frame) {
    Standardisation own = null;
    Moments[][] targets = known.targets();
    float[] mask = known.mask(frame);
    for (int k = 0; k < mask.length; k++) {
      if (mask[k] == 0 || isMeasured(targets, k)) {
        continue;
      }
      own = own == null ? fit(graph, frame) : own;
      int source = own.indexOf(known.times()[k]);
      targets = copy(targets);
      for (int species = 0; species < targets.length; species++) {
        int same = own.species().indexOf(known.species().get(species));
        targets[species][k] = same < 0 ? Moments.UNMEASURED : own.targets()[same][source];
      }
    }
    return new Standardisation(known.species(), known.times(), known.inputs(), targets);
  }

  private static boolean isMeasured(Moments[][] targets, int time) {
    for (Moments[] species : targets) {
      if (species[time].areMeasured()) {
        return true;
      }
    }
    return false;
  }

  private static Moments[][] copy(Moments[][] moments) {
    Moments[][] copy = new Moments[moments.length][];
    for (int species = 0; species < copy.length; species++) {
      copy[species] = moments[species].clone();
    }
    return copy;
  }

  private static Standardisation fit(Graph graph, Configuration frame) {
    return StandardisationFit.of(List.of(graph.withConfiguration(frame)));
  }
}
