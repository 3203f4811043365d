package io.supercool.model.online;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.model.ModelSettings;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.predict.CurrentModel;
import io.supercool.model.predict.PredictionListener;
import io.supercool.model.training.ModelAnnouncements;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadConsumer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Learns from runs while they go on. Requests come in and are kept on disk; every frame of such a
 * run is predicted first, and learned from when one of its labels comes. Learning has a thread of
 * its own: predictions do not wait for it.
 */
@ApplicationScoped
public class LearningService implements PredictionListener {
  private static final Logger LOG = Logger.getLogger(LearningService.class);

  private final ModelSettings models;
  private final OnlineSettings settings;
  private final CheckpointStore store;
  private final LearningRequests requests;
  private final ModelAnnouncements announcements;
  private final CurrentModel current;
  private final MetricEvents events;
  private final PrequentialMeters meters;
  private final DeadLetters deadLetters;
  private final Map<String, OnlineLearner> learners = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "learning"));
  private final PayloadConsumer<Label, Label> labels;

  LearningService(
      ModelSettings models,
      OnlineSettings settings,
      ModelAnnouncements announcements,
      CurrentModel current,
      MetricEvents events,
      PrequentialMeters meters,
      DeadLetters deadLetters,
      @Identifier("label-blocks") LabelBlocks blocks) {
    this.models = models;
    this.settings = settings;
    this.announcements = announcements;
    this.current = current;
    this.events = events;
    this.meters = meters;
    this.deadLetters = deadLetters;
    store = new CheckpointStore(models.directory());
    // No model's name begins with a dot.
    requests = new LearningRequests(models.directory().toAbsolutePath().resolve(".learning"));
    labels = new PayloadConsumer<>(blocks, deadLetters, worker, this::labelled);
    requests.all().forEach(request -> learners.put(request.trajectory(), learner(request)));
  }

  @Incoming("learnings-in")
  Uni<Void> asked(Message<byte[]> message) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(worker)
        .invoke(() -> learnFrom(Json.read(message.getPayload(), LearningRequest.class)))
        .onItemOrFailure()
        .transformToUni(
            (done, failure) ->
                failure == null
                    ? Uni.createFrom().completionStage(message::ack)
                    : deadLetters.reject(message, failure));
  }

  private void learnFrom(LearningRequest request) {
    CheckpointStore.requireModelName(request.model());
    requests.put(request);
    OnlineLearner replaced = learners.put(request.trajectory(), learner(request));
    if (replaced != null) {
      replaced.close();
    }
    LOG.infof("Learning %s from %s", request.model(), request.trajectory());
  }

  private OnlineLearner learner(LearningRequest request) {
    return new OnlineLearner(
        request,
        store,
        requests.folder(request.trajectory()).resolve("frames"),
        settings,
        models.threadCount(),
        saved -> announcements.announce(saved.description(), saved.folder(), Role.BEST, false));
  }

  @Incoming("labels-in")
  Uni<Void> consume(Message<byte[]> message) {
    return labels.consume(message);
  }

  private Uni<Void> labelled(Label label) {
    OnlineLearner learner = learners.get(label.snapshot().trajectory());
    if (learner != null) {
      learn(learner, label);
    }
    return Uni.createFrom().voidItem();
  }

  private void learn(OnlineLearner learner, Label label) {
    try {
      learner
          .labelled(label)
          .ifPresent(
              score -> {
                events.publish(score);
                meters.scored(score);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first frame of a run makes its model, which then predicts it, untrained as it is. */
  @Override
  public void arriving(Graph graph) throws InterruptedException {
    OnlineLearner learner = learners.get(graph.configuration().snapshot().trajectory());
    if (learner == null || learner.hasBegun()) {
      return;
    }
    try {
      worker.submit(() -> begin(learner, graph)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void begin(OnlineLearner learner, Graph graph) {
    try {
      Optional<Checkpoint> begun = learner.begin(graph);
      if (begun.isPresent()) {
        current.load(begun.get().folder());
      }
    } catch (IOException | RuntimeException e) {
      giveUp(learner, e);
    }
  }

  private void giveUp(OnlineLearner learner, Exception failure) {
    LearningRequest request = learner.request();
    LOG.errorf(failure, "Learning %s from %s is given up", request.model(), request.trajectory());
    learners.remove(request.trajectory());
    requests.remove(request.trajectory());
    events.publish(
        new TrainingCompleted(request.model(), null, 0, String.valueOf(failure.getMessage())));
  }

  @Override
  public void predicted(Graph graph, Prediction prediction) {
    OnlineLearner learner = learners.get(graph.configuration().snapshot().trajectory());
    if (learner == null) {
      return;
    }
    for (Label early : learner.predicted(graph, prediction)) {
      worker.execute(() -> learnEarly(learner, early));
    }
  }

  /** From a label that came before its frame, and is acknowledged. */
  private void learnEarly(OnlineLearner learner, Label label) {
    try {
      learn(learner, label);
    } catch (RuntimeException e) {
      LOG.warnf("Label %s is not learned from: %s", label.recordId(), e.getMessage());
    }
  }

  /** Waits for the step in hand: libtorch must not be unloaded under it. */
  @PreDestroy
  void close() throws InterruptedException {
    worker.shutdownNow();
    worker.awaitTermination(30, TimeUnit.SECONDS);
    learners.values().forEach(OnlineLearner::close);
  }
}
