package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.support.MetricEvents;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Publishes the frames of a followed source and counts them; those refused get dead letters, and
 * each warning is told once. Where a disk is short of space a frame waits, and with it the source.
 * A source that is bad throughout must not fill the topics: from a hundred on, only the meters go
 * on.
 */
final class FollowedFrames implements FollowedSources.Frames {
  private static final Logger LOG = Logger.getLogger(FollowedFrames.class);
  private static final int MAX_TOLD = 100;

  private final SourceRequest request;
  private final LiveSnapshots live;
  private final Attention attention;
  private final DiskRoom room;
  private final RefusedFrames refused;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final Set<String> warnings = new HashSet<>();
  private volatile long count;
  private int letters;

  /**
   * Of what {@code request} asks for, of which {@code count} frames are published already.
   *
   * @param attention which is not withdrawn while a frame is to wait
   */
  FollowedFrames(
      SourceRequest request,
      long count,
      Attention attention,
      DiskRoom room,
      SnapshotPublisher snapshots,
      RefusedFrames refused,
      MetricEvents events,
      MeterRegistry meters) {
    this.request = request;
    this.count = count;
    this.attention = attention;
    this.room = room;
    this.refused = refused;
    this.events = events;
    this.meters = meters;
    this.live =
        new LiveSnapshots(
            request,
            snapshots.register(),
            frame -> snapshots.send(frame.by(request.models()), System.nanoTime()),
            this::warn);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void accept(Configuration configuration) {
    awaitRoom();
    if (live.publish(configuration)) {
      count++;
    }
  }

  private void awaitRoom() {
    AtomicBoolean told = new AtomicBoolean();
    room.await(
        attention::isWithdrawn,
        shortage -> {
          if (!told.getAndSet(true)) {
            warn(
                new SourceWarning(
                    Path.of(request.location()),
                    "frame " + (count + 1),
                    shortage + ": it waits until there is room"));
          }
        });
  }

  @Override
  public void refuse(SourceFormatException fault) {
    LOG.warnf("Refused: %s", fault.getMessage());
    meters.counter("supercool.followed.refused").increment();
    if (letters < MAX_TOLD) {
      letters++;
      refused.report(request, fault).await().indefinitely();
    }
  }

  @Override
  public void warn(SourceWarning warning) {
    meters.counter("supercool.followed.warnings").increment();
    String message = warning.message();
    if (warnings.size() < MAX_TOLD && warnings.add(message)) {
      LOG.warnf("%s", message);
      events
          .send(new MetricEvent.SourceWarned(request.id(), request.location(), message))
          .await()
          .indefinitely();
    }
  }

  @Override
  public void beginsAnew(SourceWarning why) {
    live.beginAnew(why);
  }
}
