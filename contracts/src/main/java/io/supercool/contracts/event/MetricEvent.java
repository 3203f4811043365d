package io.supercool.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that was measured, finished or ended; JSON with a {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MetricEvent.SourceCompleted.class, name = "source.completed"),
  @JsonSubTypes.Type(value = MetricEvent.SourceWarned.class, name = "source.warned"),
  @JsonSubTypes.Type(value = MetricEvent.SourceFollowed.class, name = "source.followed"),
  @JsonSubTypes.Type(value = MetricEvent.StageCompleted.class, name = "stage.completed"),
  @JsonSubTypes.Type(value = MetricEvent.SnapshotSuspicious.class, name = "snapshot.suspicious"),
  @JsonSubTypes.Type(value = MetricEvent.TrainingProgress.class, name = "training.progress"),
  @JsonSubTypes.Type(value = MetricEvent.TrainingAdvanced.class, name = "training.advanced"),
  @JsonSubTypes.Type(value = MetricEvent.TrainingCompleted.class, name = "training.completed"),
  @JsonSubTypes.Type(value = MetricEvent.ModelLoaded.class, name = "model.loaded"),
  @JsonSubTypes.Type(value = MetricEvent.PredictionScored.class, name = "prediction.scored"),
  @JsonSubTypes.Type(value = MetricEvent.PrequentialScored.class, name = "prequential.scored"),
  @JsonSubTypes.Type(value = MetricEvent.Heartbeat.class, name = "service.heartbeat"),
  @JsonSubTypes.Type(value = MetricEvent.ServiceEnded.class, name = "service.ended"),
})
public sealed interface MetricEvent {

  /** A stage of the pipeline. */
  enum Stage {
    /** A snapshot was published. */
    INGEST,
    /** A graph was published. */
    GRAPH,
    /** A prediction was published. */
    PREDICT
  }

  /**
   * All snapshots of a source are published. {@code request} is the {@code SourceRequest}'s id,
   * {@code snapshots} what was published for it, {@code known} how many more were published with
   * the same content before.
   */
  record SourceCompleted(String request, String location, List<SnapshotId> snapshots, long known)
      implements MetricEvent {}

  /**
   * Something in a source was read otherwise than it is written, or not at all. {@code warning}
   * says the place, what it is, and what was done.
   */
  record SourceWarned(String request, String location, String warning) implements MetricEvent {}

  /**
   * Following a growing source began or ended. {@code frames} are published since it began, over
   * restarts; {@code reason} says why it ended, and is null where it begins or goes on.
   */
  record SourceFollowed(String request, String location, long frames, @Nullable String reason)
      implements MetricEvent {}

  /**
   * One snapshot passed a stage: {@code seconds} of work, {@code bytes} published. {@code
   * modelVersion} is set for {@link Stage#PREDICT} alone.
   */
  record StageCompleted(
      Stage stage,
      SnapshotId snapshot,
      Split split,
      int particles,
      double seconds,
      long bytes,
      @Nullable String modelVersion)
      implements MetricEvent {}

  /**
   * A snapshot does not look like a liquid that fills its box; it goes on all the same. Each of
   * {@code reasons} says what was seen and what to check.
   */
  record SnapshotSuspicious(SnapshotId snapshot, List<String> reasons) implements MetricEvent {}

  /**
   * One epoch is done. {@code epoch} counts from 1; {@code training} and {@code heldOut} are scores
   * by species and time on the two parts of the training configurations.
   */
  record TrainingProgress(
      String model,
      int epoch,
      int epochs,
      double loss,
      @Nullable Double heldOutLoss,
      List<Score> training,
      List<Score> heldOut,
      double learningRate,
      double seconds,
      double remainingSeconds)
      implements MetricEvent {}

  /**
   * A training is in the middle of an epoch, which counts from 1, {@code share} of it done, 0 to 1;
   * told every few seconds.
   */
  record TrainingAdvanced(
      String model, int epoch, int epochs, double share, double remainingSeconds)
      implements MetricEvent {}

  /** Training ended; {@code failure} says why if it did not end well. */
  record TrainingCompleted(
      String model, @Nullable String version, double seconds, @Nullable String failure)
      implements MetricEvent {}

  /** A model-service instance now predicts with this version. */
  record ModelLoaded(String instance, String model, String version, boolean complete)
      implements MetricEvent {}

  /**
   * A configuration whose propensity is known was predicted: scores by species and time, and its
   * descriptors'.
   */
  record PredictionScored(
      SnapshotId snapshot,
      String modelVersion,
      List<Score> scores,
      List<DescriptorScores> descriptors)
      implements MetricEvent {}

  /**
   * A label of a snapshot has come, and the prediction that was made when the snapshot came, before
   * anything was learned from it, was compared with it: scores by species at the label's lag time,
   * and the plain descriptors'.
   */
  record PrequentialScored(
      SnapshotId snapshot,
      String modelVersion,
      List<Score> scores,
      List<DescriptorScores> descriptors)
      implements MetricEvent {}

  /** Scores of a plain descriptor. */
  record DescriptorScores(String name, List<Score> scores) {}

  /**
   * A service instance is alive. Bytes are used memory, {@code residentBytes} all that the process
   * holds, native memory too, null where the system does not say; {@code ready} is its readiness
   * check's answer.
   */
  record Heartbeat(
      String service,
      String instance,
      String address,
      boolean ready,
      long heapBytes,
      long heapMaxBytes,
      double uptimeSeconds,
      @Nullable Long residentBytes)
      implements MetricEvent {}

  /**
   * The process of a service instance ended without having been asked to; its launcher starts it
   * again. Told at every end, so that one that cannot run is told of again and again.
   *
   * @param end how, as a person reads it
   * @param inARow how often it ended by itself, each time soon after its start
   * @param restarts which restart follows, from 1
   * @param cannotRun whether that is so often that it cannot run; it is tried on
   * @param since when the first of the ends in a row was, in milliseconds since 1970
   * @param lastLines the end of its log; empty where it was killed
   * @param remedy what to do
   */
  record ServiceEnded(
      String service,
      String instance,
      String end,
      int inARow,
      int restarts,
      boolean cannotRun,
      long since,
      List<String> lastLines,
      String remedy)
      implements MetricEvent {}
}
