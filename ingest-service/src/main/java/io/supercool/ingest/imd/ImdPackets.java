package io.supercool.ingest.imd;

import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The packets after the handshake, put together to frames: time, energies and box, where they come,
 * come before their coordinates, and velocities and forces after them.
 */
final class ImdPackets {
  private static final int HEADER_BYTES = 8;
  private static final int ENERGIES_BYTES = 40;
  private static final int TIME_BYTES = 24;
  private static final int BOX_BYTES = 36;
  private static final int VECTOR_BYTES = 3 * Float.BYTES;

  /** A tilt smaller than this part of the edge is what single precision leaves of none. */
  private static final double NO_TILT = 1e-6;

  private final ImdInput in;
  private final ByteOrder order;
  private final int particles;
  private final byte[] header = new byte[HEADER_BYTES];
  private final byte[] body;
  private long frames;
  private long step = ImdFrame.UNKNOWN;
  private long energiesStep = ImdFrame.UNKNOWN;
  private double time = Double.NaN;
  private double @Nullable [] box;

  /** Packets with bodies of this byte order, of as many particles as these. */
  ImdPackets(ImdInput in, ByteOrder order, int particles) {
    this.in = in;
    this.order = order;
    this.particles = particles;
    this.body = new byte[Math.max(ENERGIES_BYTES, Math.multiplyExact(particles, VECTOR_BYTES))];
  }

  /** The next frame. */
  ImdFrame next() throws IOException {
    while (true) {
      ByteBuffer head = in.read(header, HEADER_BYTES);
      int number = head.getInt();
      int length = head.getInt();
      PacketType type = PacketType.of(number);
      if (type == null) {
        throw new ImdException(
            "packet type %d (length %d) is not IMD, before frame %d"
                .formatted(number, length, frames),
            "check that a simulation listens on this port");
      }
      switch (type) {
        case TIME -> time(body(type, length, 1, TIME_BYTES));
        case ENERGIES ->
            energiesStep = Integer.toUnsignedLong(body(type, length, 1, ENERGIES_BYTES).getInt(0));
        case BOX -> box = box(body(type, length, 1, BOX_BYTES));
        case COORDINATES -> {
          return frame(body(type, length, particles, VECTOR_BYTES));
        }
        case VELOCITIES, FORCES -> body(type, length, particles, VECTOR_BYTES);
        case DISCONNECT, IO_ERROR -> throw new IOException("the simulation took leave");
        case PAUSE, RESUME -> {}
        default ->
            throw new ImdException(
                "a simulation should not send %s, before frame %d".formatted(type, frames),
                "check that it is one that listens on this port");
      }
    }
  }

  /** The body of a packet that must have {@code count} entries: nothing else is waited for. */
  private ByteBuffer body(PacketType type, int length, int count, int bytes) throws IOException {
    if (length != count) {
      throw new ImdException(
          "%s before frame %d: %d entries, not %d".formatted(type, frames, length, count),
          count == particles
              ? "give the data file of this simulation, with the atoms that it sends"
              : "update the simulation engine");
    }
    return in.read(body, count * bytes).order(order);
  }

  private ImdFrame frame(ByteBuffer body) {
    double[] coordinates = new double[3 * particles];
    for (int k = 0; k < coordinates.length; k++) {
      coordinates[k] = finite("coordinate", body.getFloat(k * Float.BYTES));
    }
    ImdFrame frame = new ImdFrame(frames++, step, time, energiesStep, box, coordinates);
    step = ImdFrame.UNKNOWN;
    energiesStep = ImdFrame.UNKNOWN;
    time = Double.NaN;
    return frame;
  }

  private void time(ByteBuffer body) {
    double sentTime = finite("time", body.getDouble(8));
    long sentStep = body.getLong(16);
    if (sentStep < 0) {
      throw new ImdException(
          "the step " + sentStep + " is negative", "start the simulation at step 0");
    }
    if (step != ImdFrame.UNKNOWN && (step != sentStep || time != sentTime)) {
      throw new ImdException(
          "before frame %d one time packet says step %d and time %s, another step %d and time %s"
              .formatted(frames, step, time, sentStep, sentTime),
          "update the simulation engine");
    }
    step = sentStep;
    time = sentTime;
  }

  private static double[] box(ByteBuffer body) {
    double[][] vectors = new double[3][3];
    for (int entry = 0; entry < 9; entry++) {
      double along = finite("box edge", body.getFloat(entry * Float.BYTES));
      boolean straight = Math.abs(along) <= NO_TILT * Math.abs(body.getFloat(entry % 3 * 16));
      vectors[entry / 3][entry % 3] = entry % 4 != 0 && straight ? 0 : along;
    }
    try {
      return FrameBox.of(new double[3], vectors).edges(3);
    } catch (MalformedFrameException e) {
      throw new ImdException(String.valueOf(e.getMessage()), "only boxes of 3D can be used");
    }
  }

  private static double finite(String what, double value) {
    if (!(Math.abs(value) <= 1e30)) {
      throw new ImdException("a %s is %s".formatted(what, value), "the simulation has blown up");
    }
    return value;
  }
}
