package io.supercool.dashboard.state.models;

import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of the latest trainings. An epoch told again, after a resumed training, replaces the
 * earlier one. Pages are told only the epochs they do not have. Bounded; thread-safe.
 */
@ApplicationScoped
public class TrainingHistory implements Section {
  private static final int MAX_MODELS = 8;
  static final int MAX_EPOCHS = 1000;

  /**
   * New epochs, how far the present ones are, and ends of trainings, in the order they came, and
   * when each training began, milliseconds since the epoch.
   */
  public record Difference(
      List<TrainingProgress> epochs,
      List<TrainingAdvanced> advanced,
      List<TrainingCompleted> completed,
      Map<String, Long> started) {}

  private record Stamped<T>(long revision, T event) {}

  private static final class Training {
    final TreeMap<Integer, Stamped<TrainingProgress>> epochs = new TreeMap<>();
    @Nullable Stamped<TrainingAdvanced> advanced;
    @Nullable Stamped<TrainingCompleted> completed;
    long started = Long.MAX_VALUE;
  }

  private final Map<String, Training> trainings = new LinkedHashMap<>(16, 0.75f, true);
  private long revision;

  /** Takes an epoch that ended {@code at} milliseconds since the epoch. */
  public synchronized void progressed(TrainingProgress event, long at) {
    Training training = training(event.model());
    training.started = Math.min(training.started, at - Math.round(1000 * event.seconds()));
    training.epochs.put(event.epoch(), new Stamped<>(++revision, event));
    training.completed = null;
    if (training.epochs.size() > MAX_EPOCHS) {
      training.epochs.pollFirstEntry();
    }
  }

  /** Takes how far an epoch is. */
  public synchronized void advanced(TrainingAdvanced event) {
    Training training = training(event.model());
    training.advanced = new Stamped<>(++revision, event);
    training.completed = null;
  }

  /** Takes the end of a training. */
  public synchronized void completed(TrainingCompleted event) {
    training(event.model()).completed = new Stamped<>(++revision, event);
  }

  /** The newest epoch of each training known, the training last heard of at the end. */
  public synchronized List<TrainingProgress> newest() {
    return trainings.values().stream()
        .filter(training -> !training.epochs.isEmpty())
        .map(training -> training.epochs.lastEntry().getValue().event())
        .toList();
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    if (told >= revision) {
      return null;
    }
    List<TrainingProgress> epochs = new ArrayList<>();
    List<TrainingAdvanced> advanced = new ArrayList<>();
    List<TrainingCompleted> completed = new ArrayList<>();
    Map<String, Long> started = new LinkedHashMap<>();
    for (Map.Entry<String, Training> known : trainings.entrySet()) {
      Training training = known.getValue();
      if (!training.epochs.isEmpty()) {
        started.put(known.getKey(), training.started);
      }
      for (Stamped<TrainingProgress> epoch : training.epochs.values()) {
        if (epoch.revision > told) {
          epochs.add(epoch.event);
        }
      }
      if (training.advanced != null && training.advanced.revision > told) {
        advanced.add(training.advanced.event);
      }
      if (training.completed != null && training.completed.revision > told) {
        completed.add(training.completed.event);
      }
    }
    return Update.json("training", revision, new Difference(epochs, advanced, completed, started));
  }

  private Training training(String model) {
    Training training = trainings.computeIfAbsent(model, any -> new Training());
    if (trainings.size() > MAX_MODELS) {
      trainings.remove(trainings.keySet().iterator().next());
    }
    return training;
  }
}
