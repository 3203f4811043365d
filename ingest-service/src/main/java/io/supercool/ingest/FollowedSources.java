package io.supercool.ingest;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.ingest.imd.ImdException;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import io.supercool.support.DeadLetters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sources that are followed, each on a thread of its own. Whether a source is followed is one
 * decision, in memory and on disk, under one lock: a request meets either a source that goes on or
 * one that has ended. Nobody waits for a source's thread but {@link #close}.
 */
final class FollowedSources {
  private static final Logger LOG = Logger.getLogger(FollowedSources.class);
  private static final int MAX_FOLLOWED = 64;
  private static final String STOPPED = "stopped on request";
  private static final Duration FAREWELL = Duration.ofSeconds(8);
  private static final Duration REST = Duration.ofSeconds(10);

  private final Path root;
  private final Duration patience;
  private final Duration rest;
  private final Surroundings surroundings;
  private final Map<String, Source> active = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** How a following ends. */
  enum Outcome {
    QUIET,
    STOPPED,
    FAILED
  }

  /** Takes the frames of a source. */
  interface Frames extends FrameSink {
    /** How many are published, over restarts; may be asked from any thread. */
    long count();
  }

  /** Where sources come from, and who hears of them. */
  interface Surroundings {
    /** Refuses what cannot be followed. */
    void check(SourceRequest request);

    Follower follower(SourceRequest request, FollowState state);

    /** Takes the frames after those {@code published}, while {@code attention} is not withdrawn. */
    Frames frames(SourceRequest request, long published, Attention attention);

    /** A source is followed; if there is a reason, no longer. Waits for the broker. */
    void say(SourceRequest request, long frames, @Nullable String reason);

    void ended(Outcome outcome);
  }

  /** How one ended, and what is to be said of it. */
  private record End(Outcome outcome, String reason) {}

  /** One that is under way. What is not final is guarded by the lock. */
  private static final class Source {
    final FollowState state;
    final SourceRequest request;
    final Frames frames;
    final Attention attention;

    /** Who asked for it, and is told how it ends. */
    final List<SourceRequest> begun = new ArrayList<>();

    /** Who asked to stop it. */
    final List<SourceRequest> stops = new ArrayList<>();

    /** Who asked for it since; null if nobody did. */
    @Nullable SourceRequest next;

    @Nullable Thread thread;

    /** Of the source's own thread; null after a fault, until it is made anew of the state. */
    @Nullable Follower follower;

    Source(
        FollowState state,
        SourceRequest request,
        Follower follower,
        Frames frames,
        Attention attention) {
      this.state = state;
      this.request = request;
      this.follower = follower;
      this.frames = frames;
      this.attention = attention;
    }

    boolean isStopped() {
      return !stops.isEmpty();
    }
  }

  /** Keeps below {@code root} what is followed; gives up what is quiet for too long. */
  FollowedSources(Path root, Duration patience, Surroundings surroundings) {
    this(root, patience, REST, surroundings);
  }

  /** After a fault that is not the source's, goes on with it after {@code rest}. */
  FollowedSources(Path root, Duration patience, Duration rest, Surroundings surroundings) {
    this.root = root;
    this.patience = patience;
    this.rest = rest;
    this.surroundings = surroundings;
  }

  /** How many are followed now. */
  int count() {
    return active.size();
  }

  /** Goes on with all that were followed when the service ended. */
  synchronized void resume() {
    for (FollowState state : FollowState.unfinished(root)) {
      beginOrFail(state.request(), state);
    }
  }

  /**
   * Begins to follow; a source that is followed already goes on, with new patience. One that is
   * about to stop begins again when it has.
   *
   * @throws RuntimeException if it cannot be followed
   */
  synchronized void begin(SourceRequest request) {
    if (active.size() >= MAX_FOLLOWED) {
      throw new IllegalStateException(
          "%d sources are followed already; wait until one has ended".formatted(MAX_FOLLOWED));
    }
    surroundings.check(request);
    FollowState state = FollowState.of(root, request);
    Source present = active.get(state.name());
    if (present == null) {
      begin(request, state);
    } else if (present.isStopped()) {
      present.next = request;
    } else {
      present.attention.heard();
      present.begun.add(request);
      surroundings.say(request, present.frames.count(), null);
    }
  }

  /**
   * Follows a source no longer. That is on disk when this returns; it is told when the frame under
   * way is published. Asked for again, it goes on from there.
   *
   * @throws ContractException if it is not followed
   */
  synchronized void stop(SourceRequest request) {
    Source present = active.get(FollowState.name(request));
    if (present == null) {
      throw new ContractException(
          "%s is not followed%s; name it as when it began, and the same --trajectory if one was given"
              .formatted(
                  request.location(),
                  request.trajectory() == null ? "" : " as trajectory " + request.trajectory()));
    }
    present.stops.add(request);
    present.next = null;
    present.state.end();
    present.attention.withdraw();
  }

  private void begin(SourceRequest request, FollowState state) {
    Follower follower = surroundings.follower(request, state);
    Attention attention = new Attention(patience);
    Frames frames = surroundings.frames(request, state.position().frames(), attention);
    Source source = new Source(state, request, follower, frames, attention);
    source.begun.add(request);
    Thread thread = new Thread(() -> follow(source), "following");
    source.thread = thread;
    active.put(state.name(), source);
    surroundings.say(request, frames.count(), null);
    LOG.infof("Following %s", request.location());
    thread.start();
  }

  private void beginOrFail(SourceRequest request, FollowState state) {
    try {
      begin(request, state);
    } catch (SourceFormatException | ContractException e) {
      state.fail();
      surroundings.ended(Outcome.FAILED);
      tell(
          List.of(request),
          state.position().frames(),
          new End(Outcome.FAILED, DeadLetters.reason(e)));
    }
  }

  private void follow(Source source) {
    @Nullable End end;
    do {
      end = end(source);
    } while (goesOn(source, end));
  }

  /** Follows until the source ends; null if it goes on when the service starts again. */
  private @Nullable End end(Source source) {
    while (true) {
      try {
        return endUnlessFault(source);
      } catch (RuntimeException e) {
        // Not the source's fault: the broker's or the disk's. Its state is kept.
        LOG.errorf(e, "Following %s goes on in %d s", source.request.location(), rest.toSeconds());
        source.follower = null;
        if (!hasRested(source)) {
          return null;
        }
      }
    }
  }

  /** Whether it is to be followed on, from what is on disk. */
  private boolean hasRested(Source source) {
    try {
      Thread.sleep(rest.toMillis());
    } catch (InterruptedException e) {
      return false;
    }
    return !source.attention.isWithdrawn();
  }

  private @Nullable End endUnlessFault(Source source) {
    try {
      if (source.follower == null) {
        source.follower = surroundings.follower(source.request, source.state);
      }
      String reason = source.follower.follow(source.frames, source.attention);
      return source.attention.isWithdrawn() ? null : new End(Outcome.QUIET, reason);
    } catch (InterruptedException e) {
      LOG.info("A followed source goes on when the service starts again");
      return null;
    } catch (SourceFormatException | ImdException | ContractException e) {
      return new End(Outcome.FAILED, DeadLetters.reason(e));
    } catch (WithdrawnException e) {
      return null;
    }
  }

  /** Whether it was asked for again after it was quiet. Otherwise makes an end of it. */
  private boolean goesOn(Source source, @Nullable End end) {
    synchronized (this) {
      boolean isQuiet = end != null && end.outcome() == Outcome.QUIET;
      if (isQuiet && !source.attention.isOver()) {
        return true;
      }
      active.remove(source.state.name());
      if (end != null && end.outcome() == Outcome.FAILED) {
        source.state.fail();
      } else if (isQuiet && !source.isStopped()) {
        source.state.end();
      }
      if (source.next != null && !closing) {
        beginOrFail(source.next, FollowState.of(root, source.next));
      }
    }
    if (source.isStopped()) {
      surroundings.ended(Outcome.STOPPED);
      End stopped = new End(Outcome.STOPPED, STOPPED);
      tell(source.stops, source.frames.count(), stopped);
      tell(source.begun, source.frames.count(), end == null ? stopped : end);
    } else if (end != null) {
      surroundings.ended(end.outcome());
      tell(source.begun, source.frames.count(), end);
    }
    return false;
  }

  private void tell(List<SourceRequest> requests, long frames, End end) {
    LOG.infof(
        "Following %s ended after %s: %s",
        requests.get(0).location(), Counted.of(frames, "frame"), end.reason());
    for (SourceRequest request : requests) {
      surroundings.say(request, frames, end.reason());
    }
  }

  /** Takes leave of simulations; what is not published yet is, when the service starts again. */
  void close() throws InterruptedException {
    closing = true;
    active.values().forEach(source -> source.attention.withdraw());
    long end = System.nanoTime() + FAREWELL.toNanos();
    for (Source source : active.values()) {
      Thread thread = source.thread;
      if (thread != null) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        thread.interrupt();
      }
    }
  }
}
