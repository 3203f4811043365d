package io.supercool.model.predict;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.inference.GraphGroup;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadConsumer;
import io.supercool.support.PayloadPublisher;
import io.supercool.support.Progress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Graphs come in, predictions go out. Graphs of the training split are let pass; all others are
 * predicted with the current model, waiting for the first one if need be, before anything is
 * learned from them.
 */
@ApplicationScoped
public class PredictionService {
  /** The request to learn from this very run may come while its first frame waits. */
  private static final Duration MODEL_PATIENCE = Duration.ofSeconds(1);

  private final CurrentModel model;
  private final PredictionListener listener;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final PayloadPublisher<Prediction> publisher;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "prediction"));
  private final PayloadConsumer<Graph, GraphGroup> graphs;
  private final Progress progress;

  PredictionService(
      CurrentModel model,
      PredictionListener listener,
      MetricEvents events,
      MeterRegistry meters,
      @Liveness Progress progress,
      DeadLetters deadLetters,
      @Identifier("graph-blocks") GraphBlocks blocks,
      @Channel("predictions-out") MutinyEmitter<byte[]> emitter) {
    this.model = model;
    this.listener = listener;
    this.events = events;
    this.meters = meters;
    this.progress = progress;
    graphs = new PayloadConsumer<>(blocks, deadLetters, worker, this::predict);
    publisher =
new PayloadPublisher<>(Topics.PREDICTIONS, emitter, "model-service");
  }

  @Incoming("graphs-in")
  Uni<Void> consume(Message<byte[]> message) {
    return graphs.consume(message);
  }

  private Uni<Void> predict(GraphGroup group) {
    Graph graph = group.graph();
    Configuration configuration = graph.configuration();
    if (configuration.header().split() == Split.TRAIN) {
      return Uni.createFrom().voidItem();
    }
    Prediction prediction;
    long started;
    try {
      do {
        listener.arriving(graph);
      } while (!model.await(MODEL_PATIENCE));
      started = System.nanoTime();
      progress.working(configuration.snapshot().toString());
      prediction = model.predict(group);
      listener.predicted(graph, prediction);
    } catch (InterruptedException e) {
      // The service is stopping: the graph stays unacknowledged and comes again.
      Thread.currentThread().interrupt();
      return Uni.createFrom().nothing();
    } finally {
      progress.done(configuration.snapshot().toString());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return publisher
        .publish(prediction)
        .chain(bytes -> events.send(completed(prediction, took, bytes)))
        .invoke(
            () -> {
              meters.timer("supercool.prediction").record(took);
              meters.counter("supercool.predictions.published").increment();
              Predictions.score(prediction).ifPresent(events::publish);
            });
  }

  private static StageCompleted completed(Prediction prediction, Duration took, long bytes) {
    Configuration configuration = prediction.configuration();
    return new StageCompleted(
        Stage.PREDICT,
        configuration.snapshot(),
        configuration.header().split(),
        configuration.particles(),
        took.toNanos() / 1e9,
        bytes,
        prediction.modelVersion());
  }

  /** Waits for the prediction in hand: libtorch must not be unloaded under it. */
  @PreDestroy
  void close() throws InterruptedException {
    worker.shutdownNow();
    worker.awaitTermination(30, TimeUnit.SECONDS);
  }
}
