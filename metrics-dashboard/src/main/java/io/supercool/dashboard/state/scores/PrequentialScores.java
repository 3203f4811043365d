package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.event.Score;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well trajectories are predicted that are learned from as they go: their latest curves. Pages
 * are told only the points that changed. Bounded; thread-safe.
 */
@ApplicationScoped
public class PrequentialScores implements Section {
  static final int MAX_CURVES = 64;

  /**
   * What changed of a curve.
   *
   * @param trajectory that is learned from
   * @param species of the particles
   * @param time the lag time
   * @param scored when the newest score came, milliseconds since the epoch
   * @param whole if these are all points; else a point replaces the one at its step, or is new
   * @param points in the order of time
   */
  public record CurveDifference(
      String trajectory,
      String species,
      double time,
      long scored,
      boolean whole,
      List<PrequentialPoint> points) {}

  /** The curves that changed, the one heard of last at the end. */
  public record Difference(List<CurveDifference> curves) {}

  private record Key(String trajectory, String species, double time) {}

  private static final class Known {
    final PrequentialCurve curve = new PrequentialCurve();
    long scored;
  }

  private final Map<Key, Known> curves = new LinkedHashMap<>(16, 0.75f, true);
  private long revision;

  /** Takes a frame's scores, told {@code at} milliseconds since the epoch. */
  public synchronized void scored(PrequentialScored event, long at) {
    revision++;
    for (Score score : event.scores()) {
      if (Double.isFinite(score.pearson())) {
        Known known = known(new Key(name(event.snapshot()), score.species(), score.time()));
        PrequentialPoint point =
            new PrequentialPoint(
                event.snapshot().step(), 1, score.pearson(), baseline(event, score));
        if (known.curve.add(point, revision)) {
          known.scored = at;
        }
      }
    }
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    if (told >= revision) {
      return null;
    }
    List<CurveDifference> changed = new ArrayList<>();
    curves.forEach(
        (key, known) -> {
          if (known.curve.isNewerThan(told)) {
            changed.add(
                new CurveDifference(
                    key.trajectory,
                    key.species,
                    key.time,
                    known.scored,
                    known.curve.isWholeAfter(told),
                    known.curve.since(told)));
          }
        });
    return Update.json("prequential", revision, new Difference(changed));
  }

  private Known known(Key key) {
    Known known = curves.computeIfAbsent(key, any -> new Known());
    if (curves.size() > MAX_CURVES) {
      curves.remove(curves.keySet().iterator().next());
    }
    return known;
  }

  /** The trajectory, and the configuration where its name is another. */
  private static String name(SnapshotId snapshot) {
    return snapshot.trajectory().equals(snapshot.configuration())
        ? snapshot.trajectory()
        : snapshot.trajectory() + "/" + snapshot.configuration();
  }

  private static double baseline(PrequentialScored event, Score network) {
    for (DescriptorScores descriptor : event.descriptors()) {
      if (descriptor.name().equals(Prediction.COARSE_GRAINED_ENERGY)) {
        for (Score score : descriptor.scores()) {
          if (score.species().equals(network.species()) && score.time() == network.time()) {
            return score.pearson();
          }
        }
      }
    }
    return Double.NaN;
  }
}
