package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Replica;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.contracts.topic.Topics;
import io.supercool.reader.EnsembleReader;
import io.supercool.reader.ReplicaSink;
import io.supercool.reader.Source;
import io.supercool.reader.SourceReader;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.TimeReversedReplicas;
import io.supercool.reader.recognition.SourceReaders;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import io.supercool.support.Progress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes source requests one at a time, on a worker thread, in order. A request is acknowledged when
 * every snapshot of its file is published and {@code source.completed} sent; one that fails goes to
 * the dead-letter topic with its reason, and the next is taken. A file of which some frames are
 * refused comes to both ends: completed with the others, and a dead letter that names the refused.
 * One that is to be followed is acknowledged when {@link Followings} has it on disk. Where a disk
 * is short of space none is begun, and the file that is being read waits.
 */
@ApplicationScoped
public class SourceRequests {
  private static final Logger LOG = Logger.getLogger(SourceRequests.class);
  private static final String WORK = "reading";

  private final SourceFiles files;
  private final SourceReaders readers;
  private final SnapshotPublisher snapshots;
  private final ReplicaPublisher replicas;
  private final Followings followings;
  private final DiskRoom room;
  private final MetricEvents events;
  private final Progress progress;
  private final MeterRegistry meters;
  private final DeadLetters deadLetters;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "reading"));

  SourceRequests(
      IngestSettings settings,
      SnapshotPublisher snapshots,
      ReplicaPublisher replicas,
      Followings followings,
      DiskRoom room,
      MetricEvents events,
      @Liveness Progress progress,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    this.files = new SourceFiles(settings.roots(), settings.maxFileBytes());
    this.readers = new SourceReaders(settings.readLimits());
    this.snapshots = snapshots;
    this.replicas = replicas;
    this.followings = followings;
    this.room = room;
    this.events = events;
    this.progress = progress;
    this.meters = meters;
    this.deadLetters = deadLetters;
  }

  @Incoming("sources-in")
  Uni<Void> onRequest(Message<byte[]> message) {
    return deadLetters.settle(
        message,
        Uni.createFrom()
            .voidItem()
            .emitOn(worker)
            .invoke(() -> read(message.getPayload()))
            // The service stops: the request stays unacknowledged and comes again.
            .onFailure(WithdrawnException.class)
            .recoverWithUni(Uni.createFrom().nothing()));
  }

  private void read(byte[] record) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      SourceRequest request = Topics.SOURCES.read(record);
      Following following = request.following();
      boolean stops = following != null && Boolean.TRUE.equals(following.stop());
      if (!stops) {
        room.requireForNew(request.location());
      }
      if (following == null) {
        PublishingSink sink = ingest(request);
        outcome = sink.hasRefused() ? "partial" : "read";
        sink.reportRefused();
      } else {
        if (stops) {
          followings.stop(request);
        } else {
          followings.begin(request);
        }
        outcome = "read";
      }
    } finally {
      progress.done(WORK);
      sample.stop(meters.timer("supercool.sources.read", "outcome", outcome));
    }
  }

  private PublishingSink ingest(SourceRequest request) {
    Source source = files.admit(request);
    progress.working(WORK);
    PublishingSink sink =
        new PublishingSink(
            source.file(),
            request,
            snapshots,
            warning -> warn(request, warning),
            this::betweenFrames);
    SourceReader reader = readers.of(source.file());
    ReplicaSource replicaSource = request.replicas();
    if (replicaSource == null) {
      reader.read(source, sink);
      reverse(reader, source, request.timeReversedReplicas(), sink);
    } else {
      ReplicaReading.read(reader, source, replicaSource, new PublishedReplicas(sink));
    }
    if (sink.count() + sink.known() == 0) {
      sink.reportRefused();
    }
    events
        .send(
            new MetricEvent.SourceCompleted(
                request.id(), request.location(), sink.published(), sink.known()))
        .await()
        .indefinitely();
    LOG.infof(
        "Read %s: %s published, %d known already",
        request.location(), Counted.of(sink.count(), "snapshot"), sink.known());
    return sink;
  }

  /** What is begun is finished, once there is room for the next frame. */
  private void betweenFrames() {
    progress.working(WORK);
    room.await(() -> false, shortage -> progress.working(WORK));
  }

  private void warn(SourceRequest request, SourceWarning warning) {
    LOG.warnf("%s", warning.message());
    events
        .send(new MetricEvent.SourceWarned(request.id(), request.location(), warning.message()))
        .await()
        .indefinitely();
  }

  /** After the starts, so that these come to be used first. */
  private static void reverse(
      SourceReader reader, Source source, @Nullable Integer count, PublishingSink sink) {
    if (count != null && count > 0 && reader instanceof EnsembleReader whole) {
      whole.readReplicas(source, new TimeReversedReplicas(count, sink));
    }
  }

  @PreDestroy
  void close() {
    worker.shutdownNow();
  }

  /** Publishes replicas, and their start as any snapshot. */
  private final class PublishedReplicas implements ReplicaSink {
    private final PublishingSink snapshots;

    PublishedReplicas(PublishingSink snapshots) {
      this.snapshots = snapshots;
    }

    @Override
    public void start(Configuration configuration) {
      snapshots.accept(configuration);
    }

    @Override
    public void replica(Replica replica) {
      replicas.publish(replica);
      betweenFrames();
    }
  }
}
