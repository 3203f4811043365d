package io.supercool.model.training;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.ModelSettings;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.checkpoint.SharedCheckpoints;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import io.supercool.support.PayloadPublisher;
import io.supercool.support.Progress;
import io.supercool.support.WrittenFolder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Training requests come in; checkpoints, their announcements and progress go out. A request is
 * acknowledged when its training has ended: a service that dies takes it up again, from the last
 * checkpoint.
 */
@ApplicationScoped
public class TrainingService {
  private static final Logger LOG = Logger.getLogger(TrainingService.class);

  private final ModelSettings settings;
  private final MetricEvents events;
  private final DeadLetters deadLetters;
  private final Progress progress;
  private final ModelAnnouncements announcements;
  private final SharedCheckpoints checkpoints;
  private final PayloadPublisher<Prediction> previews;
  private final CheckpointStore store;
  private final TrainingSetReplay replay;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "training"));

  TrainingService(
      ModelSettings settings,
      TrainingSettings training,
      MetricEvents events,
      DeadLetters deadLetters,
      @Liveness Progress progress,
      ModelAnnouncements announcements,
      SharedCheckpoints checkpoints,
      @Channel("previews-out") MutinyEmitter<byte[]> previews,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.settings = settings;
    this.events = events;
    this.deadLetters = deadLetters;
    this.progress = progress;
    this.announcements = announcements;
    this.checkpoints = checkpoints;
    this.previews = new PayloadPublisher<>(Topics.PREVIEWS, previews, "model-service");
    store = new CheckpointStore(settings.directory());
    replay = new TrainingSetReplay(bootstrapServers, training.maxBytes(), training.graphTimeout());
  }

  void measure(@Observes StartupEvent started, MeterRegistry meters) {
    WrittenFolder.measure(settings.directory(), meters);
  }

  @Incoming("trainings-in")
  Uni<Void> consume(Message<byte[]> message) {
    return deadLetters.settle(
        message,
        Uni.createFrom()
            .item(() -> Topics.TRAININGS.read(message.getPayload()))
            .emitOn(worker)
            .chain(this::train));
  }

  private Uni<Void> train(TrainingRequest request) {
    long started = System.nanoTime();
    try {
      checkpoints.takeOver(request.model(), store);
      if (request.representation() != null) {
        checkpoints.takeOver(request.representation(), store);
      }
      Trainer trainer = new Trainer(request, store, settings.threadCount());
      if (request.start() != null) {
        trainer = trainer.startingWith(checkpoints.announcedVersion(request.start()));
      }
      Checkpoint best = trainer.train(replay.collect(wanted(request)), new Teller(request.model()));
      announce(best, Role.BEST, true);
      return events.send(completed(request, best.description().version(), null, started));
    } catch (InterruptedException e) {
      return stopping(request);
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return stopping(request);
      }
      LOG.errorf(e, "Training of %s failed", request.model());
      return events
          .send(completed(request, null, String.valueOf(e.getMessage()), started))
          .chain(() -> Uni.createFrom().failure(e));
    } finally {
      progress.done(request.model());
    }
  }

  /** The request stays unacknowledged and comes again. */
  private static Uni<Void> stopping(TrainingRequest request) {
    LOG.infof("Training of %s stops; it resumes from its last checkpoint", request.model());
    return Uni.createFrom().nothing();
  }

  private static Set<SnapshotId> wanted(TrainingRequest request) {
    Set<SnapshotId> wanted = new LinkedHashSet<>(request.pretraining());
    wanted.addAll(request.snapshots());
    return wanted;
  }

  private static TrainingCompleted completed(
      TrainingRequest request, @Nullable String version, @Nullable String failure, long started) {
    return new TrainingCompleted(
        request.model(), version, (System.nanoTime() - started) / 1e9, failure);
  }

  /** Tells the others how a training goes. */
  private final class Teller implements Trainer.Listener {
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final String model;
    private long told = System.nanoTime() - PAUSE_NANOS;

    Teller(String model) {
      this.model = model;
    }

    @Override
    public void epoch(TrainingProgress epoch, Checkpoint saved, boolean best)
        throws IOException, InterruptedException {
      progress.working(model);
      announce(saved, Role.LAST, false);
      if (best) {
        announce(saved, Role.BEST, false);
      }
      events.publish(epoch);
    }

    @Override
    public void advanced(TrainingAdvanced step) {
      long now = System.nanoTime();
      if (now - told >= PAUSE_NANOS) {
        told = now;
        progress.working(model);
        events.publish(step);
      }
    }

    /** Is looked at alone: where it cannot be published, the training goes on. */
    @Override
    public void preview(Prediction preview) {
      previews
          .publish(preview)
          .subscribe()
          .with(
              sent -> {},
              failure -> LOG.debugf("A preview was not published: %s", failure.getMessage()));
    }
  }

  private void announce(Checkpoint saved, Role role, boolean complete)
      throws IOException, InterruptedException {
    announcements.announce(saved.description(), saved.folder(), role, complete);
  }

  /** Waits for the step in hand: libtorch must not be unloaded under it. */
  @PreDestroy
  void close() throws InterruptedException {
    worker.shutdownNow();
    worker.awaitTermination(30, TimeUnit.SECONDS);
  }
}
