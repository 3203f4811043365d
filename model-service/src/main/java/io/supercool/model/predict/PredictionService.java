package io.supercool.model.predict;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Graphs come in, predictions go out. Graphs of the training split are let pass. Those that name
 * models are predicted with each of these; all others with the current model when the {@link
 * PredictionGate} says so. The gate is given what was predicted before it is published.
 */
@ApplicationScoped
public class PredictionService {
  private static final Logger LOG = Logger.getLogger(PredictionService.class);

  private final CurrentModel model;
  private final NamedModels named;
  private final PredictionGate gate;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final PayloadPublisher<Prediction> publisher;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "prediction"));
  private final PayloadConsumer<Graph, GraphGroup> graphs;
  private final Progress progress;

  PredictionService(
      CurrentModel model,
      NamedModels named,
      PredictionGate gate,
      MetricEvents events,
      MeterRegistry meters,
      @Liveness Progress progress,
      DeadLetters deadLetters,
      @Identifier("graph-blocks") GraphBlocks blocks,
      @Channel("predictions-out") MutinyEmitter<byte[]> emitter) {
    this.model = model;
    this.named = named;
    this.gate = gate;
    this.events = events;
    this.meters = meters;
    this.progress = progress;
    graphs = new PayloadConsumer<>(blocks, deadLetters, worker, this::predict);
    publisher = new PayloadPublisher<>(Topics.PREDICTIONS, emitter, "model-service");
  }

  @Incoming("graphs-in")
  Uni<Void> consume(Message<byte[]> message) {
    return graphs.consume(message);
  }

  private Uni<Void> predict(GraphGroup group) {
    Graph graph = group.graph();
    if (graph.configuration().header().split() == Split.TRAIN) {
      return Uni.createFrom().voidItem();
    }
    Context trace = Context.current();
    List<String> models = graph.configuration().header().models();
    if (models.isEmpty()) {
      return Uni.createFrom()
          .completionStage(gate.arrived(graph))
          .emitOn(work -> onWorker(trace.wrap(work)))
          .chain(() -> predictAndPublish(group, () -> model.predict(group)));
    }
    // One that fails does not keep the others from predicting.
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Uni<Void> all = Uni.createFrom().voidItem();
    for (String name : models) {
      all =
          all.emitOn(work -> onWorker(trace.wrap(work)))
              .chain(() -> predictAndPublish(group, () -> named.predict(name, group)))
              .onFailure()
              .recoverWithUni(
                  failure -> {
                    failures.add(failure);
                    return Uni.createFrom().voidItem();
                  });
    }
    return all.chain(
        () ->
            failures.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(failures.get(0)));
  }

  /** Makes a prediction. */
  private interface Predictor {
    Prediction predict() throws InterruptedException;
  }

  private void onWorker(Runnable work) {
    try {
      worker.execute(work);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("The service stops: the graph stays unacknowledged and comes again");
    }
  }

  private Uni<Void> predictAndPublish(GraphGroup group, Predictor predictor) {
    Graph graph = group.graph();
    String id = graph.recordId();
    long started = System.nanoTime();
    Prediction prediction;
    progress.working(id);
    try {
      prediction = predictor.predict();
      gate.predicted(graph, prediction);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Uni.createFrom().nothing();
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        LOG.debug("The service stops: the graph stays unacknowledged and comes again");
        return Uni.createFrom().nothing();
      }
      throw e;
    } finally {
      progress.done(id);
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
