package io.supercool.dashboard.state.scores;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.evaluation.LagTimes;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings predictions whose propensity was not known together with the labels of their snapshots,
 * whichever come first. Bounded in bytes: the snapshots heard of first give way. Thread-safe.
 */
final class LatePropensities {
  private final long maxBytes;
  private final Map<SnapshotId, Waiting> waiting = new LinkedHashMap<>();
  private long bytes;

  /** Keeps about so many bytes. */
  LatePropensities(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** What is known of a snapshot: predictions by version, labels by lag time. */
  private record Waiting(Map<String, Prediction> predictions, Map<Double, Propensity> labels) {
    Waiting() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    long bytes() {
      return Stream.concat(
              predictions.values().stream().map(LatePropensities::bytes),
              labels.values().stream().map(LatePropensities::bytes))
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** Takes a prediction; gives it with each propensity known by now, a lag time each. */
  synchronized List<Prediction> predicted(Prediction prediction) {
    Configuration all = prediction.configuration();
    Prediction kept =
        prediction
            .withConfiguration(Configuration.of(all.header(), all.species(), all.positions()))
            .withRidge(null)
            .withDescriptors(Map.of());
    Waiting known = known(prediction.snapshot());
    bytes -= known.bytes();
    known.predictions.put(prediction.modelVersion(), kept);
    bytes += known.bytes();
    bound();
    return joined(List.of(kept), known.labels.values());
  }

  /** Takes a label; gives the predictions of its snapshot, with what it says. */
  synchronized List<Prediction> told(Label label) {
    Waiting known = known(label.snapshot());
    bytes -= known.bytes();
    known.labels.put(label.time(), label.propensity());
    bytes += known.bytes();
    bound();
    return joined(known.predictions.values(), List.of(label.propensity()));
  }

  private Waiting known(SnapshotId snapshot) {
    return waiting.computeIfAbsent(snapshot, any -> new Waiting());
  }

  private void bound() {
    Iterator<Waiting> oldest = waiting.values().iterator();
    while (bytes > maxBytes && waiting.size() > 1) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  private static List<Prediction> joined(
      Collection<Prediction> predictions, Collection<Propensity> labels) {
    return predictions.stream()
        .flatMap(prediction -> labels.stream().flatMap(label -> with(prediction, label).stream()))
        .toList();
  }

  /** Empty if it predicts nothing at that lag time, or speaks of other particles. */
  private static Optional<Prediction> with(Prediction prediction, Propensity label) {
    boolean fits =
        LagTimes.indexOf(prediction.times(), label.times()[0]) >= 0
            && label.values()[0].length == prediction.particles();
    return fits
        ? Optional.of(
            prediction.withConfiguration(prediction.configuration().withPropensity(label)))
        : Optional.empty();
  }

  private static long bytes(Prediction prediction) {
    int dimensions = prediction.configuration().header().dimensions();
    return (long) prediction.particles() * (1 + 8 * dimensions + 4 * prediction.times().length);
  }

  private static long bytes(Propensity label) {
    int halves = label.halves() == null ? 0 : 2;
    return 4L * label.values()[0].length * (1 + halves);
  }
}
