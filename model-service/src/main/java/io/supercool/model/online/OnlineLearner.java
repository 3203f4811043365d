package io.supercool.model.online;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.online.WaitingFrames.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns from one run: keeps each frame with what was predicted of it, and when one of its labels
 * comes, first scores that prediction and then takes a step. After each step there is a checkpoint:
 * what was learned is on disk before its label is acknowledged. Thread-safe, but for the network:
 * {@link #begin} and {@link #labelled} belong to one thread.
 */
final class OnlineLearner implements AutoCloseable {
  private final LearningRequest request;
  private final CheckpointStore store;
  private final WaitingFrames frames;
  private final int threads;
  private final int announceEvery;
  private final Consumer<Checkpoint> announcer;
  private volatile @Nullable OnlineModel model;
  private int sinceAnnounced;

  /**
   * For {@code request}.
   *
   * @param waiting folder of the frames that wait
   * @param announcer tells predictors of a checkpoint
   */
  OnlineLearner(
      LearningRequest request,
      CheckpointStore store,
      Path waiting,
      OnlineSettings settings,
      int threads,
      Consumer<Checkpoint> announcer) {
    this.request = request;
    this.store = store;
    this.frames = new WaitingFrames(waiting, settings.waitingBytes());
    this.threads = threads;
    this.announceEvery = settings.announceEvery();
    this.announcer = announcer;
  }

  /** What it was asked. */
  LearningRequest request() {
    return request;
  }

  /**
   * Makes or loads the model, at the first frame, and tells predictors of it: untrained, it still
   * predicts.
   *
   * @return the checkpoint, if it is the first frame
   * @throws IllegalArgumentException if the model cannot be learned further so
   */
  synchronized Optional<Checkpoint> begin(Graph first) throws IOException {
    if (hasBegun()) {
      return Optional.empty();
    }
    OnlineModel begun = new OnlineModel(request, first, store, threads);
    Checkpoint saved = begun.startingCheckpoint();
    model = begun;
    announce(begun, saved);
    return Optional.of(saved);
  }

  /** Whether there is a model. */
  boolean hasBegun() {
    return model != null;
  }

  /** Keeps a frame; its labels that had come before it, by lag time. */
  List<Label> predicted(Graph graph, Prediction prediction) {
    return frames.add(graph, prediction).stream()
        .sorted(Comparator.comparingDouble(Label::time))
        .toList();
  }

  /**
   * Scores what was predicted of the label's frame, and learns from it.
   *
   * @return the score; empty if the frame has not come yet, or the label is none that was asked for
   * @throws RuntimeException if it cannot be learned from; the model is as before
   */
  synchronized Optional<PrequentialScored> labelled(Label label) throws IOException {
    double[] lags = request.lagTimes();
    if (!Prequential.isOneOf(lags, label.time())) {
      return Optional.empty();
    }
    Frame frame = frames.frame(label);
    if (frame == null) {
      return Optional.empty();
    }
    Optional<PrequentialScored> score = Prequential.score(frame.prediction(), label);
    begin(frame.graph());
    OnlineModel learner = model;
    if (learner == null) {
      throw new IllegalStateException("no model " + request.model());
    }
    try {
      learner.learn(frame.graph(), label);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    Checkpoint saved = learner.save();
    if (++sinceAnnounced >= announceEvery) {
      announce(learner, saved);
    }
    if (Prequential.isOneOf(new double[] {lags[lags.length - 1]}, label.time())) {
      frames.remove(label.snapshot());
    }
    return score;
  }

  private void announce(OnlineModel learner, Checkpoint saved) {
    announcer.accept(saved);
    learner.announced(saved);
    sinceAnnounced = 0;
  }

  /** Frees the network; the next frame or label loads the last checkpoint. */
  @Override
  public synchronized void close() {
    OnlineModel open = model;
    model = null;
    if (open != null) {
      open.close();
    }
  }
}
