package io.supercool.model.online;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.ModelSettings;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.predict.CurrentModel;
import io.supercool.model.predict.PredictionGate;
import io.supercool.model.training.ModelAnnouncements;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadConsumer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Between {@link OnlineLearning} and the topics: requests and labels come in, frames as they are
 * predicted; checkpoints are announced and scores published. Each record is acknowledged when what
 * came of it is durable.
 */
@ApplicationScoped
public class LearningService implements PredictionGate {
  private final MetricEvents events;
  private final PrequentialMeters meters;
  private final DeadLetters deadLetters;
  private final ExecutorService owner =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "learning"));
  private final OnlineLearning learning;
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
    this.events = events;
    this.meters = meters;
    this.deadLetters = deadLetters;
    CheckpointStore store = new CheckpointStore(models.directory());
    // No model's name begins with a dot.
    LearningRequests requests =
        new LearningRequests(models.directory().toAbsolutePath().resolve(".learning"));
    learning =
        new OnlineLearning(
            owner,
            current,
            requests,
            request ->
                new OnlineLearner(
                    request,
                    store,
                    requests.folder(request.trajectory()).resolve("frames"),
                    settings,
                    models.threadCount(),
                    saved -> announce(saved, announcements)),
            new Publisher());
    labels =
        new PayloadConsumer<>(
            blocks,
            deadLetters,
            owner,
            label -> Uni.createFrom().completionStage(learning.labelArrived(label)));
  }

  private static void announce(Checkpoint saved, ModelAnnouncements announcements) {
    try {
      announcements.announce(saved.description(), saved.folder(), Role.BEST, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the service stops", e);
    }
  }

  /** Tells the metrics topic and the operators. */
  private final class Publisher implements OnlineLearning.Listener {
    @Override
    public void scored(PrequentialScored score) {
      events.publish(score);
      meters.scored(score);
    }

    @Override
    public void givenUp(LearningRequest request, Exception failure) {
      events.publish(
          new TrainingCompleted(request.model(), null, 0, String.valueOf(failure.getMessage())));
    }
  }

  @Incoming("learnings-in")
  Uni<Void> consumeRequest(Message<byte[]> message) {
    return deadLetters.settle(
        message,
        Uni.createFrom()
            .item(() -> Topics.LEARNINGS.read(message.getPayload()))
            .chain(request -> Uni.createFrom().completionStage(learning.requestArrived(request))));
  }

  @Incoming("labels-in")
  Uni<Void> consumeLabel(Message<byte[]> message) {
    return labels.consume(message);
  }

  @Override
  public CompletionStage<Void> arrived(Graph graph) {
    return learning.frameArrived(graph);
  }

  @Override
  public void predicted(Graph graph, Prediction prediction) {
    learning.framePredicted(graph, prediction);
  }

  /** Waits for the step in hand: libtorch must not be unloaded under it. */
  @PreDestroy
  void close() throws InterruptedException {
    owner.shutdownNow();
    owner.awaitTermination(30, TimeUnit.SECONDS);
    learning.close();
  }
}
