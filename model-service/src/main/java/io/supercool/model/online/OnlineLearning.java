package io.supercool.model.online;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.library.PackageManifest;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.predict.CurrentModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Learns from trajectories while they go on: every frame is predicted first, and learned from when
 * one of its labels comes. A state machine that one thread owns. Events come from any thread; the
 * owner handles them one after another, and a future completes when what came of one is durable.
 *
 * <pre>
 * TRAJECTORY  event                      what is done                                      next
 * ----------  -------------------------  ------------------------------------------------  --------
 * -           request                    kept on disk                                      ASKED
 * ASKED       frame arrives              its last checkpoint, else an untrained network,
 *                                        is opened, announced, and predicts from now on    LEARNING
 *             that cannot be opened      told; the request is forgotten                    -
 *             label of a kept frame      opened and announced; then as in LEARNING         LEARNING
 * LEARNING    label of a kept frame      the frame's prediction is scored; a step taken;
 *                                        a checkpoint written, and announced now and then  LEARNING
 *             the step fails             the network is closed, the last checkpoint
 *                                        counts; the label fails                           ASKED
 * either      frame is predicted         kept on disk with its prediction; its labels
 *                                        that wait are learned from                        the same
 *             label of a frame not kept  waits on disk for its frame                       the same
 *             request                    takes the place of the earlier one                ASKED
 *             request for another        the network is closed, the last checkpoint
 *             trajectory                 counts                                            ASKED
 *
 * FRAME       event                      what is done                                      next
 * ----------  -------------------------  ------------------------------------------------  --------
 * -           arrives, a model predicts  let pass                                          PASSED
 *             arrives before any model   remembered                                        WAITING
 * WAITING     request to learn from it   its network is opened and predicts                PASSED
 *             first model is loaded      let pass                                          PASSED
 * </pre>
 *
 * <p>After the shutdown of its thread no event is handled and no future completes: what is not
 * acknowledged comes again. On disk, for the next start, are requests, checkpoints, kept frames and
 * labels that wait.
 *
 * <p>Predictions do not wait for learning: they are made, and kept, on a thread of their own. Only
 * the frame of a trajectory in ASKED waits, for its network.
 */
final class OnlineLearning implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OnlineLearning.class);

  private final Executor owner;
  private final CurrentModel current;
  private final LearningRequests requests;
  private final Function<LearningRequest, OnlineLearner> factory;
  private final Listener listener;

  /** By trajectory; other threads only look. */
  private final Map<String, OnlineLearner> learners = new ConcurrentHashMap<>();

  /** Frames in WAITING: one at most, where the next comes when this one is acknowledged. */
  private final List<Arrival> waiting = new ArrayList<>();

  private record Arrival(Graph graph, CompletableFuture<Void> admitted) {}

  /** Hears what comes of it, on the owner's thread. */
  interface Listener {
    /** A frame's prediction was compared with one of its labels, which then was learned from. */
    void scored(PrequentialScored score);

    /** A network cannot be opened as was asked. */
    void givenUp(LearningRequest request, Exception failure);
  }

  /**
   * Takes up the requests on disk.
   *
   * @param owner runs one task after another, on one thread
   * @param current what predicts
   * @param factory makes the learner of a request, in ASKED
   */
  OnlineLearning(
      Executor owner,
      CurrentModel current,
      LearningRequests requests,
      Function<LearningRequest, OnlineLearner> factory,
      Listener listener) {
    this.owner = owner;
    this.current = current;
    this.requests = requests;
    this.factory = factory;
    this.listener = listener;
    requests.all().forEach(request -> learners.put(request.trajectory(), factory.apply(request)));
    current.present().thenRun(() -> handle(this::admitAll));
  }

  /**
   * Event: a request has come.
   *
   * @return completes when it is on disk; fails if its model's name is none
   */
  CompletableFuture<Void> requestArrived(LearningRequest request) {
    return handle(() -> take(request));
  }

  /**
   * Event: a frame has come.
   *
   * @return completes when it may be predicted: there is a model, and if its trajectory is learned
   *     from, that one's network is open
   */
  CompletableFuture<Void> frameArrived(Graph graph) {
    OnlineLearner learner = learner(graph);
    if (current.isPresent()
        && (learner == null || learner.state() == OnlineLearner.State.LEARNING)) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> admitted = new CompletableFuture<>();
    handle(() -> admit(graph, admitted))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                admitted.completeExceptionally(failure);
              }
            });
    return admitted;
  }

  /**
   * Event: a frame was predicted. On return it is on disk, if its trajectory is learned from.
   * Labels that came before it are learned from later on.
   */
  void framePredicted(Graph graph, Prediction prediction) {
    OnlineLearner learner = learner(graph);
    if (learner != null) {
      learner.keep(graph, prediction);
      handle(() -> learnFromWaitingLabel(learner));
    }
  }

  /** What learns from the graph's trajectory; nothing from a snapshot that was derived. */
  private @Nullable OnlineLearner learner(Graph graph) {
    return graph.snapshot().derivation() == null ? learners.get(trajectory(graph)) : null;
  }

  /**
   * Event: a label has come.
   *
   * @return completes when it is learned from and the checkpoint is written, or when it waits for
   *     its frame on disk, or is not wanted; fails if it cannot be learned from
   */
  CompletableFuture<Void> labelArrived(Label label) {
    return handle(
        () -> {
          OnlineLearner learner = learners.get(label.snapshot().trajectory());
          if (learner != null) {
            learn(learner, label);
          }
        });
  }

  private void take(LearningRequest request) {
    PackageManifest.requireName(request.model());
    requests.put(request);
    // Trajectories that have ended hold no memory; one that goes on opens its checkpoint again.
    learners.values().forEach(OnlineLearner::close);
    OnlineLearner learner = factory.apply(request);
    learners.put(request.trajectory(), learner);
    LOG.infof("Learning %s from %s", request.model(), request.trajectory());
    waiting.stream()
        .map(Arrival::graph)
        .filter(graph -> trajectory(graph).equals(request.trajectory()))
        .findFirst()
        .ifPresent(graph -> open(learner, graph));
  }

  private void admit(Graph graph, CompletableFuture<Void> admitted) {
    OnlineLearner learner = learner(graph);
    if (learner != null) {
      open(learner, graph);
    }
    if (current.isPresent()) {
      admitted.complete(null);
    } else {
      waiting.add(new Arrival(graph, admitted));
    }
  }

  /** There is a first model. */
  private void admitAll() {
    waiting.forEach(frame -> frame.admitted().complete(null));
    waiting.clear();
  }

  private void open(OnlineLearner learner, Graph graph) {
    try {
      Optional<Checkpoint> opened = learner.open(graph);
      if (opened.isPresent()) {
        current.load(opened.get().folder());
        handle(() -> learnFromWaitingLabel(learner));
      }
    } catch (IOException | RuntimeException e) {
      requireNotStopping(e);
      giveUp(learner, e);
    }
  }

  /** Nothing is given up because the service stops as it waits for a full disk. */
  private static void requireNotStopping(Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the service stops", failure);
    }
  }

  private void giveUp(OnlineLearner learner, Exception failure) {
    LearningRequest request = learner.request();
    LOG.errorf(failure, "Learning %s from %s is given up", request.model(), request.trajectory());
    learners.remove(request.trajectory());
    learner.close();
    requests.remove(request.trajectory());
    listener.givenUp(request, failure);
  }

  private void learn(OnlineLearner learner, Label label) throws IOException {
    learner.scoreAndLearn(label).ifPresent(listener::scored);
  }

  /** From one at a time, so that other events come in between; that they came is acknowledged. */
  private void learnFromWaitingLabel(OnlineLearner learner) {
    Optional<Label> label = learner.waitingLabel();
    if (label.isEmpty() || learners.get(learner.request().trajectory()) != learner) {
      return;
    }
    try {
      learn(learner, label.get());
    } catch (IOException | RuntimeException e) {
      requireNotStopping(e);
      LOG.warnf("Label %s is not learned from: %s", label.get().recordId(), e.getMessage());
    }
    learner.forget(label.get());
    handle(() -> learnFromWaitingLabel(learner));
  }

  private interface Handler {
    void run() throws Exception;
  }

  private CompletableFuture<Void> handle(Handler handler) {
    CompletableFuture<Void> handled = new CompletableFuture<>();
    try {
      owner.execute(
          () -> {
            try {
              handler.run();
              handled.complete(null);
            } catch (Throwable e) {
              // Interrupted as it waits for a full disk, it stops: the event comes again.
              if (!Thread.currentThread().isInterrupted()) {
                handled.completeExceptionally(e);
              }
            }
          });
    } catch (RejectedExecutionException stopping) {
      LOG.debug("The service stops; what is not acknowledged comes again");
    }
    return handled;
  }

  private static String trajectory(Graph graph) {
    return graph.configuration().snapshot().trajectory();
  }

  /** Frees the networks; the owner's thread must have ended. */
  @Override
  public void close() {
    learners.values().forEach(OnlineLearner::close);
  }
}
