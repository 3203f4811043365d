package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Prediction;
import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Comparisons;
import io.supercool.evaluation.Correlation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How predictions of one configuration agree with its propensity, by species and lag time. */
final class OwnScores {

  /** Whose propensity, and when. */
  record Key(String species, double time) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::species).thenComparing(Key::time);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private OwnScores() {}

  /** Of the network, at the lag times that prediction and propensity both know. */
  static Map<Key, Correlation> of(Prediction prediction) {
    Map<Key, Correlation> scores = new TreeMap<>();
    List<String> names = prediction.configuration().header().species();
    Map<String, List<Comparison>> all =
        Comparisons.of(prediction, prediction.recordId(), prediction.configuration().species());
    for (Comparison comparison : all.getOrDefault(Comparisons.NETWORK, List.of())) {
      Correlation[] own = new Correlation[names.size()];
      byte[] species = comparison.species();
      for (int particle = 0; particle < species.length; particle++) {
        int kind = species[particle];
        if (own[kind] == null) {
          own[kind] = new Correlation();
          scores.put(new Key(names.get(kind), comparison.time()), own[kind]);
        }
        own[kind].add(comparison.predicted()[particle], comparison.propensity()[particle]);
      }
    }
    return scores;
  }
}
