package io.supercool.ingest.imd;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.ImdAddress;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.ingest.follow.SimulationPosition;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.lammps.LammpsData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows a simulation that speaks IMD: connects, takes every frame off the wire as it comes, and
 * publishes from another thread, so that a slow pipeline does not slow the simulation unless it is
 * asked to. Connects again, ever more rarely, when the connection ends.
 */
public final class ImdFollower implements Follower {
  private static final Logger LOG = Logger.getLogger(ImdFollower.class);
  private static final int CONNECT_MILLIS = 5000;
  private static final long SHORTEST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;
  private static final long BUFFER_BYTES = 64L << 20;
  private static final int MAX_FRAMES = 64;

  private final SourceRequest request;
  private final ImdAddress address;
  private final LammpsData data;
  private final @Nullable Double interval;
  private final WhenBehind whenBehind;
  private final FollowState state;
  private SimulationPosition position;
  private final Path named;
  private final FrameWarnings warnings = new FrameWarnings();
  private final Counter received;
  private final Counter dropped;
  private final Counter connections;
  private volatile long pause = SHORTEST_PAUSE_MILLIS;

  /**
   * Follows what listens where {@code request} says.
   *
   * @param data the system that is simulated: species and, for version 2, box
   * @param state how far it was followed before
   * @param meters count frames received and dropped, and connections
   */
  public ImdFollower(
      SourceRequest request, LammpsData data, FollowState state, MeterRegistry meters) {
    this.request = request;
    this.address = ImdAddress.of(request.location());
    this.data = data;
    this.state = state;
    this.position = state.simulation();
    Following following = Objects.requireNonNull(request.following());
    WhenBehind asked = following.whenBehind();
    interval = following.interval();
    whenBehind = asked == null ? WhenBehind.DROP : asked;
    named = Path.of(address.trajectory());
    received = meters.counter("supercool.imd.frames.received");
    dropped = meters.counter("supercool.imd.frames.dropped");
    connections = meters.counter("supercool.imd.connections");
  }

  @Override
  public String follow(FrameSink sink, Attention attention) throws InterruptedException {
    warnings.at("data file");
    KobAndersen.doubt(data.speciesNames(), data.species(), null).ifPresent(warnings::add);
    warnings.take(named).forEach(sink::warn);
    while (!attention.isOver()) {
      try {
        session(sink, attention);
      } catch (ImdInput.GivenUpException e) {
        continue;
      } catch (IOException e) {
        LOG.infof("%s: %s; again in %d ms", request.location(), e.getMessage(), pause);
      }
      Thread.sleep(attention.isOver() ? 0 : pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
    return attention.reason();
  }

  /** From connecting to the end of the connection, when all that was received is published. */
  private void session(FrameSink sink, Attention attention)
      throws IOException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    try (ImdConnection connection =
        new ImdConnection(
            new InetSocketAddress(address.host(), address.port()),
            CONNECT_MILLIS,
            data.species().length,
            () -> over.get() || attention.isOver())) {
      connections.increment();
      ImdFrames frames = frames();
      FrameBuffer buffer = new FrameBuffer(whenBehind, capacity(), dropped::increment);
      AtomicReference<@Nullable Exception> end = new AtomicReference<>();
      Thread receiver =
          new Thread(() -> end.set(receive(connection, buffer, attention)), "imd-receiver");
      receiver.setDaemon(true);
      receiver.start();
      try {
        for (ImdFrame frame = buffer.take(); frame != null; frame = buffer.take()) {
          publish(frame, frames, sink);
          attention.heard();
        }
      } finally {
        over.set(true);
        buffer.close();
        receiver.join();
      }
      rethrow(end.get());
    }
  }

  /** Frames of a new connection. */
  private ImdFrames frames() {
    return new ImdFrames(
        data,
        new ImdClock(interval, position.step(), warnings),
        address.trajectory(),
        request.split(),
        request.trajectory(),
        Instant.now());
  }

  private void publish(ImdFrame frame, ImdFrames frames, FrameSink sink) {
    warnings.at("frame %d of a connection".formatted(frame.number()));
    Configuration configuration;
    try {
      configuration = frames.configuration(frame);
    } catch (MalformedFrameException e) {
      sink.refuse(e.in(named));
      return;
    }
    warnings.take(named).forEach(sink::warn);
    SimulationPosition next =
        new SimulationPosition(configuration.snapshot().step(), configuration.header().box());
    if (frames.isFirst() && !position.canGoOnWith(configuration.header().box())) {
      sink.beginsAnew(
          new SourceWarning(
              named,
              "step " + next.step(),
              "a connection begins with another box, %s instead of %s: another simulation"
                  .formatted(Arrays.toString(next.box()), Arrays.toString(position.box()))));
    }
    sink.accept(configuration);
    if (frames.sayTheirStep()) {
      position = next;
      state.simulation(position);
    }
  }

  /** Until the connection ends; why it did. */
  private @Nullable Exception receive(
      ImdConnection connection, FrameBuffer buffer, Attention attention) {
    try {
      while (true) {
        ImdFrame frame = connection.next();
        received.increment();
        attention.heard();
        pause = SHORTEST_PAUSE_MILLIS;
        buffer.put(frame);
      }
    } catch (ImdInput.GivenUpException | InterruptedException e) {
      return null;
    } catch (IOException | RuntimeException e) {
      return e;
    } finally {
      buffer.close();
    }
  }

  private static void rethrow(@Nullable Exception end) throws IOException {
    if (end instanceof IOException broken) {
      throw broken;
    }
    if (end instanceof RuntimeException fault) {
      throw fault;
    }
  }

  /** Frames of 64 MiB together, at least two. */
  private int capacity() {
    long frame = 3L * Double.BYTES * data.species().length;
    return (int) Math.max(2, Math.min(MAX_FRAMES, BUFFER_BYTES / frame));
  }
}
