package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.support.MetricEvents;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Publishes the frames of a followed source and counts them; those refused get dead letters, and
 * each warning is told once. A source that is bad throughout must not fill the topics: from a
 * hundred on, only the meters go on.
 */
final class FollowedFrames implements FollowedSources.Frames {
  private static final Logger LOG = Logger.getLogger(FollowedFrames.class);
  private static final int MAX_TOLD = 100;

  private final SourceRequest request;
  private final LiveSnapshots live;
  private final RefusedFrames refused;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final Set<String> warnings = new HashSet<>();
  private volatile long count;
  private int letters;

  /** Of what {@code request} asks for, of which {@code count} frames are published already. */
  FollowedFrames(
      SourceRequest request,
      long count,
      SnapshotPublisher snapshots,
      RefusedFrames refused,
      MetricEvents events,
      MeterRegistry meters) {
    this.request = request;
    this.count = count;
    this.refused = refused;
    this.events = events;
    this.meters = meters;
    this.live =
        new LiveSnapshots(
            request,
            snapshots.register(),
            frame -> snapshots.send(frame, System.nanoTime()),
            this::warn);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void accept(Configuration configuration) {
    if (live.publish(configuration)) {
      count++;
    }
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
    warn(why);
    live.beginAnew();
  }
}
