package io.supercool.ingest.imd;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.Follower;
import io.supercool.reader.FrameSink;
import io.supercool.reader.lammps.LammpsData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
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

  private final String host;
  private final int port;
  private final LammpsData data;
  private final Split split;
  private final @Nullable String trajectory;
  private final @Nullable Double interval;
  private final WhenBehind whenBehind;
  private final Counter received;
  private final Counter dropped;
  private final Counter connections;
  private volatile long pause = SHORTEST_PAUSE_MILLIS;

  /**
   * Follows what listens on {@code host} and {@code port}.
   *
   * @param data the system that is simulated: species and, for version 2, box
   * @param trajectory id to use instead of one made of the address
   * @param interval time between two frames, for simulations that do not say; null if not known
   * @param meters count frames received and dropped, and connections
   */
  public ImdFollower(
      String host,
      int port,
      LammpsData data,
      Split split,
      @Nullable String trajectory,
      @Nullable Double interval,
      WhenBehind whenBehind,
      MeterRegistry meters) {
    this.host = host;
    this.port = port;
    this.data = data;
    this.split = split;
    this.trajectory = trajectory;
    this.interval = interval;
    this.whenBehind = whenBehind;
    received = meters.counter("supercool.imd.frames.received");
    dropped = meters.counter("supercool.imd.frames.dropped");
    connections = meters.counter("supercool.imd.connections");
  }

  @Override
  public String follow(FrameSink sink, Attention attention) throws InterruptedException {
    while (!attention.isOver()) {
      try {
        session(sink, attention);
      } catch (ImdInput.GivenUpException e) {
        continue;
      } catch (IOException e) {
        LOG.infof("imd://%s:%d: %s; again in %d ms", host, port, e.getMessage(), pause);
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
            new InetSocketAddress(host, port),
            CONNECT_MILLIS,
            data.species().length,
            () -> over.get() || attention.isOver())) {
      connections.increment();
      ImdFrames frames = new ImdFrames(data, name(), split, trajectory, interval, Instant.now());
      FrameBuffer buffer = new FrameBuffer(whenBehind, capacity(), dropped::increment);
      AtomicReference<@Nullable Exception> end = new AtomicReference<>();
      Thread receiver =
          new Thread(() -> end.set(receive(connection, buffer, attention)), "imd-receiver");
      receiver.setDaemon(true);
      receiver.start();
      try {
        for (ImdFrame frame = buffer.take(); frame != null; frame = buffer.take()) {
          sink.accept(frames.configuration(frame));
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

  /** The address as ids may carry it. */
  private String name() {
    return "imd-" + host.replace('/', '-') + "-" + port;
  }
}
