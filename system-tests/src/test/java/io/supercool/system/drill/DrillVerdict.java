package io.supercool.system.drill;

import io.supercool.contracts.Payload;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.system.KafkaView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What stands on the topics after a drill, held against what was asked for. */
final class DrillVerdict {
  private static final int UNFINISHED = 256;

  /** Predictions of the same file are compared to this, relative to the largest value. */
  private static final double SAME = 1e-5;

  private final KafkaView kafka;
  private final DrillWork work;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> graphs = new TreeMap<>();
  private final Map<String, Integer> predictions = new TreeMap<>();
  private int snapshots;
  private int labels;

  private DrillVerdict(KafkaView kafka, DrillWork work) {
    this.kafka = kafka;
    this.work = work;
  }

  /** Reads all topics. */
  static DrillVerdict of(KafkaView kafka, DrillWork work) {
    DrillVerdict verdict = new DrillVerdict(kafka, work);
    verdict.judge();
    return verdict;
  }

  /** Whether everything that was asked for has come; cheap, to be asked again and again. */
  static boolean complete(KafkaView kafka, DrillWork work) {
    TreeSet<String> missing = new TreeSet<>(work.snapshots());
    for (MetricEvent.StageCompleted event : kafka.events(MetricEvent.StageCompleted.class)) {
      if (event.stage() == MetricEvent.Stage.PREDICT) {
        missing.remove(event.snapshot().toString());
      }
    }
    // The training file came before there was a model.
    missing.remove(work.snapshots().get(0));
    return missing.isEmpty()
        && kafka.events(MetricEvent.TrainingCompleted.class).stream()
            .anyMatch(training -> training.model().equals(DrillWork.DISTURBED_MODEL))
        && new DrillVerdict(kafka, work)
            .count(Topics.LABELS, label -> {})
            .keySet()
            .containsAll(work.labels());
  }

  /** What is wrong; empty if nothing is. */
  List<String> faults() {
    return faults;
  }

  /** Graphs and predictions that were made more than once, as a share of all that were needed. */
  double doneTwice() {
    int made = sum(graphs.values()) + sum(predictions.values());
    int needed = graphs.size() + predictions.size();
    return (made - needed) / (double) needed;
  }

  /** Counts, as a table has them. */
  String counts() {
    return "%d snapshots, %d graphs, %d predictions, %d labels"
        .formatted(snapshots, graphs.size(), predictions.size(), labels);
  }

  private void judge() {
    Map<String, Integer> published = count(Topics.SNAPSHOTS, payload -> {});
    snapshots = published.size();
    compare("snapshots", work.snapshots(), published.keySet());
    graphs.putAll(count(Topics.GRAPHS, payload -> {}));
    compare("graphs", work.snapshots(), graphs.keySet());

    Map<String, List<Prediction>> bySnapshot = new HashMap<>();
    predictions.putAll(
        count(
            Topics.PREDICTIONS,
            prediction ->
                bySnapshot
                    .computeIfAbsent(prediction.snapshot().toString(), id -> new ArrayList<>())
                    .add(prediction)));
    List<String> predictable = work.snapshots().subList(1, work.snapshots().size());
    TreeSet<String> predicted = new TreeSet<>(bySnapshot.keySet());
    predicted.remove(work.snapshots().get(0));
    compare("predictions", predictable, predicted);
    compareWithUndisturbed(bySnapshot);

    Map<String, Integer> labelled = count(Topics.LABELS, label -> {});
    labels = labelled.size();
    compare("labels", work.labels(), labelled.keySet());
    labelled.forEach((id, times) -> require(times == 1, "label %s came %d times", id, times));

    for (Topic<?> topic : Topics.ALL) {
      int letters = kafka.deadLetters(topic.name()).size();
      require(letters == 0, "%d dead letters of %s", letters, topic.name());
    }
    compareTrainings();
  }

  private <T extends Payload> Map<String, Integer> count(PayloadTopic<T> topic, Consumer<T> each) {
    BlockAssembler<T, Long> blocks = new BlockAssembler<>(topic.codec(), UNFINISHED);
    Map<String, Integer> ids = new TreeMap<>();
    kafka.readAll(
        topic.name(),
        record -> {
          T payload = blocks.add(record.value(), record.offset()).payload();
          if (payload != null) {
            ids.merge(payload.recordId(), 1, Integer::sum);
            each.accept(payload);
          }
        });
    return ids;
  }

  private void compare(String what, Collection<String> expected, Collection<String> found) {
    TreeSet<String> missing = new TreeSet<>(expected);
    missing.removeAll(found);
    TreeSet<String> strange = new TreeSet<>(found);
    strange.removeAll(expected);
    require(missing.isEmpty(), "%s missing: %s", what, missing);
    require(strange.isEmpty(), "%s that nobody asked for: %s", what, strange);
  }

  /** The same file predicted by the same model is predicted the same, whatever happened. */
  private void compareWithUndisturbed(Map<String, List<Prediction>> bySnapshot) {
    bySnapshot.forEach(
        (snapshot, all) -> {
          String reference = DrillWork.referenceOf(snapshot);
          for (Prediction prediction : all) {
            Prediction undisturbed =
                reference == null ? all.get(0) : bySnapshot.get(reference).get(0);
            if (undisturbed.modelVersion().equals(prediction.modelVersion())) {
              require(
                  difference(undisturbed, prediction) < SAME,
                  "%s is predicted otherwise than undisturbed",
                  prediction.recordId());
            }
          }
        });
  }

  private static double difference(Prediction one, Prediction other) {
    float[][] a = one.predicted();
    float[][] b = other.predicted();
    double largest = 0;
    double difference = 0;
    for (int time = 0; time < a.length; time++) {
      for (int i = 0; i < a[time].length; i++) {
        largest = Math.max(largest, Math.abs(a[time][i]));
        difference = Math.max(difference, Math.abs(a[time][i] - b[time][i]));
      }
    }
    return difference / largest;
  }

  private void compareTrainings() {
    for (MetricEvent.TrainingCompleted training :
        kafka.events(MetricEvent.TrainingCompleted.class)) {
      require(
          training.failure() == null,
          "training of %s failed: %s",
          training.model(),
          training.failure());
    }
    List<Score> undisturbed = lastScores(DrillWork.MODEL);
    List<Score> disturbed = lastScores(DrillWork.DISTURBED_MODEL);
    require(
        undisturbed.equals(disturbed),
        "a disturbed training ends with %s, an undisturbed one with %s",
        disturbed,
        undisturbed);
  }

  private List<Score> lastScores(String model) {
    return kafka.events(TrainingProgress.class).stream()
        .filter(progress -> progress.model().equals(model))
        .filter(progress -> progress.epoch() == progress.epochs())
        .findAny()
        .map(TrainingProgress::training)
        .orElse(List.of());
  }

  private void require(boolean holds, String otherwise, Object... arguments) {
    if (!holds) {
      faults.add(otherwise.formatted(arguments));
    }
  }

  private static int sum(Collection<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
