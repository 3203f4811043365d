package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.ingest.imd.ImdException;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All sources that are followed, each on a thread of its own. What is followed, and how far it is
 * published, is on disk: it goes on when the service starts again.
 */
@ApplicationScoped
public class Followings {
  private static final Logger LOG = Logger.getLogger(Followings.class);
  private static final int MAX_FOLLOWED = 64;
  private static final int MAX_LETTERS = 100;
  private static final String STOPPED = "stopped on request";
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final Path root;
  private final Duration patience;
  private final Followers followers;
  private final SnapshotPublisher snapshots;
  private final RefusedFrames refused;
  private final MetricEvents events;
  private final MeterRegistry meters;
  private final Map<String, Following> active = new ConcurrentHashMap<>();

  /** How a following ends. */
  private enum Outcome {
    QUIET,
    STOPPED,
    FAILED
  }

  /** One that is under way. */
  private record Following(
      Thread thread, Attention attention, PublishedFrames sink, AtomicBoolean stopped) {}

  Followings(
      IngestSettings settings,
      Followers followers,
      SnapshotPublisher snapshots,
      RefusedFrames refused,
      MetricEvents events,
      MeterRegistry meters) {
    this.root = settings.stateDirectory();
    this.patience = settings.followPatience();
    this.followers = followers;
    this.snapshots = snapshots;
    this.refused = refused;
    this.events = events;
    this.meters = meters;
    meters.gauge("supercool.followed.sources", active, Map::size);
  }

  void resume(@Observes StartupEvent started) {
    for (FollowState state : FollowState.unfinished(root)) {
      SourceRequest request = state.request();
      try {
        begin(request, state);
      } catch (SourceFormatException | ContractException e) {
        end(state, request, state.position().frames(), DeadLetters.reason(e), Outcome.FAILED);
      }
    }
  }

  /**
   * Begins to follow; a source that is followed already goes on.
   *
   * @throws RuntimeException if it cannot be followed
   */
  synchronized void begin(SourceRequest request) {
    if (active.size() >= MAX_FOLLOWED) {
      throw new IllegalStateException(
          "%d sources are followed already; wait until one has ended".formatted(MAX_FOLLOWED));
    }
    followers.check(request);
    FollowState state = FollowState.of(root, request);
    Following present = active.get(state.name());
    if (present == null) {
      begin(request, state);
    } else {
      say(request, present.sink().frames(), null);
    }
  }

  /**
   * Follows a source no longer; returns when the frame under way is published. Asked for again, it
   * goes on from there.
   *
   * @throws ContractException if it is not followed
   */
  synchronized void stop(SourceRequest request) {
    Following present = active.get(FollowState.name(request));
    if (present == null) {
      throw new ContractException(
          "%s is not followed%s; name it as when it began, and the same --trajectory if one was given"
              .formatted(
                  request.location(),
                  request.trajectory() == null ? "" : " as trajectory " + request.trajectory()));
    }
    present.stopped().set(true);
    present.attention().withdraw();
    try {
      present.thread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    say(request, present.sink().frames(), STOPPED);
  }

  private void begin(SourceRequest request, FollowState state) {
    Follower follower = followers.of(request, state);
    PublishedFrames sink = new PublishedFrames(request, state.position().frames());
    Attention attention = new Attention(patience);
    AtomicBoolean stopped = new AtomicBoolean();
    Thread thread =
        new Thread(() -> follow(request, state, follower, sink, attention, stopped), "following");
    active.put(state.name(), new Following(thread, attention, sink, stopped));
    say(request, sink.frames(), null);
    LOG.infof("Following %s", request.location());
    thread.start();
  }

  private void follow(
      SourceRequest request,
      FollowState state,
      Follower follower,
      PublishedFrames sink,
      Attention attention,
      AtomicBoolean stopped) {
    try {
      String reason = follower.follow(sink, attention);
      if (stopped.get()) {
        end(state, request, sink.frames(), STOPPED, Outcome.STOPPED);
      } else if (!attention.isWithdrawn()) {
        end(state, request, sink.frames(), reason, Outcome.QUIET);
      }
    } catch (InterruptedException e) {
      LOG.infof("Following %s goes on when the service starts again", request.location());
    } catch (SourceFormatException | ImdException | ContractException e) {
      end(state, request, sink.frames(), DeadLetters.reason(e), Outcome.FAILED);
    } catch (RuntimeException e) {
      // Not the source's fault: the broker's or the disk's. Its state is kept.
      LOG.errorf(e, "Following %s goes on when the service starts again", request.location());
    } finally {
      active.remove(state.name());
    }
  }

  private void end(
      FollowState state, SourceRequest request, long frames, String reason, Outcome outcome) {
    LOG.infof(
        "Following %s ended after %s: %s", request.location(), Counted.of(frames, "frame"), reason);
    meters
        .counter("supercool.followed.ended", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
    say(request, frames, reason);
    if (outcome == Outcome.FAILED) {
      state.delete();
    } else {
      state.end();
    }
  }

  private void warn(SourceRequest request, SourceWarning warning) {
    LOG.warnf("%s", warning.message());
    events
        .send(new MetricEvent.SourceWarned(request.id(), request.location(), warning.message()))
        .await()
        .indefinitely();
  }

  private void say(SourceRequest request, long frames, @Nullable String reason) {
    events
        .send(new MetricEvent.SourceFollowed(request.id(), request.location(), frames, reason))
        .await()
        .indefinitely();
  }

  /** Takes leave of simulations; what is not published yet is, when the service starts again. */
  void close(@Observes ShutdownEvent ending) throws InterruptedException {
    active.values().forEach(following -> following.attention().withdraw());
    long end = System.nanoTime() + FAREWELL.toNanos();
    for (Following following : active.values()) {
      following.thread().join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      following.thread().interrupt();
    }
  }

  /** Publishes frames and counts them; those refused get dead letters. */
  private final class PublishedFrames implements FrameSink {
    private final SourceRequest request;
    private final LiveSnapshots live;
    private volatile long frames;
    private int letters;

    PublishedFrames(SourceRequest request, long frames) {
      this.request = request;
      this.live =
          new LiveSnapshots(
              request,
              snapshots.register(),
              frame -> snapshots.send(frame, System.nanoTime()),
              this::warn);
      this.frames = frames;
    }

    long frames() {
      return frames;
    }

    @Override
    public void accept(Configuration configuration) {
      if (live.publish(configuration)) {
        frames++;
      }
    }

    @Override
    public void warn(SourceWarning warning) {
      Followings.this.warn(request, warning);
    }

    @Override
    public void refuse(SourceFormatException fault) {
      LOG.warnf("Refused: %s", fault.getMessage());
      meters.counter("supercool.followed.refused").increment();
      // A source that is bad throughout must not fill the topic; the counter goes on.
      if (letters < MAX_LETTERS) {
        letters++;
        refused.report(request, fault).await().indefinitely();
      }
    }
  }
}
