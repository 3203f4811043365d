package io.supercool.model.online;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Targets;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.Standardisation.Moments;
import io.supercool.model.data.StandardisationFit;
import java.util.List;

/**
 * Units of a network that has not seen its data yet: inputs are measured on the first frame, and
 * the targets at each lag time on the first label that comes with it. A frame has thousands of
 * particles, so that the first says enough. Until then a target's unit is 1.
 */
final class OnlineUnits {
  private static final Moments UNKNOWN = new Moments(0, 1);

  private OnlineUnits() {}

  /** Before any label has come. */
  static Standardisation untrained(Graph first, double[] lags) {
    Configuration configuration = first.configuration();
    Targets none = new Targets(lags, new float[lags.length][configuration.particles()], null, 0);
    return fit(first, OnlineModel.labelled(configuration, none));
  }

  /** With the targets at the times of {@code labelled} measured, where they were not before. */
  static Standardisation measured(Standardisation units, Graph graph, Configuration labelled) {
    Standardisation own = null;
    Moments[][] targets = units.targets();
    for (int k = 0; k < units.labelled(labelled).length; k++) {
      if (units.labelled(labelled)[k] == 0 || isMeasured(targets, k)) {
        continue;
      }
      own = own == null ? fit(graph, labelled) : own;
      int source = own.indexOf(units.times()[k]);
      targets = copy(targets);
      for (int species = 0; species < targets.length; species++) {
        int same = own.species().indexOf(units.species().get(species));
        targets[species][k] = same < 0 ? UNKNOWN : own.targets()[same][source];
      }
    }
    return new Standardisation(units.species(), units.times(), units.inputs(), targets);
  }

  private static boolean isMeasured(Moments[][] targets, int time) {
    for (Moments[] species : targets) {
      if (!species[time].equals(UNKNOWN)) {
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

  private static Standardisation fit(Graph graph, Configuration labelled) {
    return StandardisationFit.of(
        List.of(
            new Graph(
                labelled,
                graph.cutoff(),
                graph.lMax(),
                graph.offsets(),
                graph.senders(),
                graph.vectors(),
                graph.harmonics())));
  }
}
