package io.supercool.launcher.pipeline;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.SnapshotSuspicious;
import io.supercool.contracts.event.MetricEvent.SourceCompleted;
import io.supercool.contracts.event.MetricEvent.SourceFollowed;
import io.supercool.contracts.event.MetricEvent.SourceWarned;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.EventFollower;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has been heard from the services since it was made. Events may come in any order and more
 * than once. Not thread-safe.
 */
public final class EventLedger implements EventFollower.Sink {
  private static final int MAX_WARNINGS = 1000;

  private final Map<String, SourceCompleted> sources = new HashMap<>();
  private final Map<String, SourceFollowed> followed = new HashMap<>();
  private final Map<Stage, Map<String, StageCompleted>> stages = new EnumMap<>(Stage.class);
  private final Map<String, String> failures = new HashMap<>();
  private final Map<String, TrainingProgress> progress = new HashMap<>();
  private final Map<String, TrainingAdvanced> advanced = new HashMap<>();
  private final Map<String, TrainingCompleted> trainings = new HashMap<>();
  private final Map<String, ModelAnnouncement> models = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();
  private final List<SnapshotSuspicious> unreadSuspicions = new ArrayList<>();
  private final Set<String> suspicious = new HashSet<>();
  private final Set<String> warnings = new HashSet<>();
  private final List<String> unreadWarnings = new ArrayList<>();
  private final List<DeadLetter> unread = new ArrayList<>();
  private final Set<String> deadLetters = new HashSet<>();
  private final Consumer<TrainingProgress> epochs;
  private long news;

  /** Nothing heard yet. */
  public EventLedger() {
    this(epoch -> {});
  }

  /** The same; {@code epochs} is given every epoch of a training as often as it is heard. */
  public EventLedger(Consumer<TrainingProgress> epochs) {
    this.epochs = epochs;
    for (Stage stage : Stage.values()) {
      stages.put(stage, new HashMap<>());
    }
  }

  @Override
  public void event(MetricEvent event) {
    if (!(event instanceof MetricEvent.Heartbeat || event instanceof MetricEvent.ServiceEnded)) {
      news++;
    }
    if (event instanceof SourceCompleted source) {
      sources.put(source.request(), source);
    } else if (event instanceof SourceWarned source) {
      if (warnings.size() < MAX_WARNINGS && warnings.add(source.warning())) {
        unreadWarnings.add(source.warning());
      }
    } else if (event instanceof SourceFollowed source) {
      followed.put(source.request(), source);
    } else if (event instanceof SnapshotSuspicious snapshot) {
      if (suspicious.add(snapshot.snapshot().toString())) {
        unreadSuspicions.add(snapshot);
      }
    } else if (event instanceof StageCompleted stage) {
      stages.get(stage.stage()).put(key(stage.snapshot(), stage.modelVersion()), stage);
    } else if (event instanceof TrainingProgress epoch) {
      progress.put(epoch.model(), epoch);
      epochs.accept(epoch);
    } else if (event instanceof TrainingAdvanced step) {
      advanced.put(step.model(), step);
    } else if (event instanceof TrainingCompleted training) {
      trainings.put(training.model(), training);
    } else if (event instanceof MetricEvent.ModelLoaded model) {
      loaded.add(model.version());
    }
  }

  @Override
  public void announcement(ModelAnnouncement model) {
    news++;
    if (model.role() == ModelAnnouncement.Role.BEST && model.complete()) {
      models.put(model.version(), model);
    }
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    news++;
    if (!deadLetters.add(letter.place())) {
      return;
    }
    unread.add(letter);
    if (letter.subject() != null && !letter.topic().equals(Topics.METRICS.name())) {
      failures.put(letter.subject(), letter.reason());
    }
  }

  /** What was read from the source that {@code request} asked for; null until it is complete. */
  public @Nullable SourceCompleted source(String request) {
    return sources.get(request);
  }

  /** The latest of following what {@code request} asked for; null until it begins. */
  public @Nullable SourceFollowed followed(String request) {
    return followed.get(request);
  }

  /** Why a request, a snapshot or a training could not be processed; null if nothing is known. */
  public @Nullable String failure(String subject) {
    return failures.get(subject);
  }

  /** Whether {@code snapshot} passed {@code stage}; {@code modelVersion} for PREDICT alone. */
  public boolean passed(Stage stage, SnapshotId snapshot, @Nullable String modelVersion) {
    return stages.get(stage).containsKey(key(snapshot, modelVersion));
  }

  /** How many different snapshots (for PREDICT: and model versions) passed {@code stage}. */
  public int passed(Stage stage) {
    return stages.get(stage).size();
  }

  /** Seconds of work in {@code stage}; a redelivered snapshot counts once. */
  public double seconds(Stage stage) {
    return stages.get(stage).values().stream().mapToDouble(StageCompleted::seconds).sum();
  }

  /** The newest epoch of {@code model}. */
  public @Nullable TrainingProgress progress(String model) {
    return progress.get(model);
  }

  /** How far the present epoch of {@code model} is. */
  public @Nullable TrainingAdvanced advanced(String model) {
    return advanced.get(model);
  }

  /** How training {@code model} ended. */
  public @Nullable TrainingCompleted training(String model) {
    return trainings.get(model);
  }

  /** How long training {@code model} took; 0 until it has ended. */
  public double trainingSeconds(String model) {
    TrainingCompleted training = trainings.get(model);
    return training == null ? 0 : training.seconds();
  }

  /** The announcement of a completely trained model's best version. */
  public @Nullable ModelAnnouncement model(String version) {
    return models.get(version);
  }

  /** Whether a model-service predicts with {@code version}. */
  public boolean loaded(String version) {
    return loaded.contains(version);
  }

  /** Different records of all topics that could not be processed. */
  public int deadLetters() {
    return deadLetters.size();
  }

  /** Grows with everything heard of work: not with heartbeats, nor with the ends of services. */
  public long news() {
    return news;
  }

  /** Dead letters that came since the last call. */
  public List<DeadLetter> takeUnread() {
    List<DeadLetter> letters = List.copyOf(unread);
    unread.clear();
    return letters;
  }

  /** Warnings of sources that came since the last call, each once. */
  public List<String> takeUnreadWarnings() {
    List<String> taken = List.copyOf(unreadWarnings);
    unreadWarnings.clear();
    return taken;
  }

  /** Suspicious snapshots that came since the last call. */
  public List<SnapshotSuspicious> takeUnreadSuspicions() {
    List<SnapshotSuspicious> snapshots = List.copyOf(unreadSuspicions);
    unreadSuspicions.clear();
    return snapshots;
  }

  private static String key(SnapshotId snapshot, @Nullable String modelVersion) {
    return modelVersion == null ? snapshot.toString() : Prediction.recordId(snapshot, modelVersion);
  }
}
