package io.supercool.model.online;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.evaluation.LagTimes;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.online.WaitingFrames.KeptFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns from one trajectory. Its frames wait on disk, each with what was predicted of it; when one
 * of its labels comes, that prediction is scored, and then a step is taken. After each step there
 * is a checkpoint: what was learned is on disk before its label is acknowledged. All belongs to the
 * owner's thread of {@link OnlineLearning} but {@link #state} and {@link #keep}, which any thread
 * may call.
 */
final class OnlineLearner implements AutoCloseable {
  /** See the table of {@link OnlineLearning}. */
  enum State {
    /** No network is in memory. */
    ASKED,
    /** The network is in memory. */
    LEARNING
  }

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

  /** Whether there is a network. */
  State state() {
    return model == null ? State.ASKED : State.LEARNING;
  }

  /**
   * Loads or makes the network and tells predictors of it: untrained, it still predicts.
   *
   * @param frame on which an untrained one's standardisation is measured
   * @return the checkpoint that it goes on from; empty if it is open already
   * @throws IllegalArgumentException if the model cannot be learned further so
   */
  Optional<Checkpoint> open(Graph frame) throws IOException {
    if (state() == State.LEARNING) {
      return Optional.empty();
    }
    OnlineModel opened = new OnlineModel(request, frame, store, threads);
    model = opened;
    try {
      Checkpoint start = opened.startingCheckpoint();
      announce(opened, start);
      return Optional.of(start);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Keeps a frame on disk with what was predicted of it. */
  void keep(Graph graph, Prediction prediction) {
    frames.keep(graph, prediction);
  }

  /** A label that came before its frame, which is there now: that of the shortest lag time. */
  Optional<Label> waitingLabel() {
    return frames.labelOfKeptFrame();
  }

  /** Lets go of a label that waited. */
  void forget(Label label) {
    frames.remove(label);
  }

  /**
   * Scores what was predicted of the label's frame, and learns from it. A label whose frame has not
   * come yet waits on disk.
   *
   * @return the score; empty if the frame has not come yet, or the label is none that was asked for
   * @throws RuntimeException if it cannot be learned from; the model is as before
   */
  Optional<PrequentialScored> scoreAndLearn(Label label) throws IOException {
    double[] lagTimes = request.lagTimes();
    if (LagTimes.indexOf(lagTimes, label.time()) < 0) {
      return Optional.empty();
    }
    KeptFrame frame = frames.frame(label.snapshot());
    if (frame == null) {
      frames.keep(label);
      return Optional.empty();
    }
    Optional<PrequentialScored> score = Prequential.score(frame.prediction(), label);
    open(frame.graph());
    learn(frame.graph(), label);
    if (LagTimes.indexOf(lagTimes, label.time()) == lagTimes.length - 1) {
      frames.remove(label.snapshot());
    }
    return score;
  }

  private void learn(Graph graph, Label label) {
    OnlineModel learner = model;
    if (learner == null) {
      throw new IllegalStateException("no model " + request.model());
    }
    Checkpoint saved;
    try {
      learner.learn(graph, label);
      saved = learner.save();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    if (++sinceAnnounced >= announceEvery) {
      announce(learner, saved);
    }
  }

  private void announce(OnlineModel learner, Checkpoint saved) {
    announcer.accept(saved);
    learner.announced(saved);
    sinceAnnounced = 0;
  }

  /** Frees the network; the next frame or label opens the last checkpoint. */
  @Override
  public void close() {
    OnlineModel open = model;
    model = null;
    if (open != null) {
      open.close();
    }
  }
}
