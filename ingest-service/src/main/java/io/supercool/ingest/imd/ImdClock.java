package io.supercool.ingest.imd;

import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import org.jspecify.annotations.Nullable;

/**
 * Step and time of the frames of one connection. Its first frame decides where both come from:
 *
 * <ul>
 *   <li>time packets, if it has one: they say both, the step with 64 bits;
 *   <li>else energies packets: the step's lower 32 bits, which are counted on beyond 2^32;
 *   <li>else frames are counted.
 * </ul>
 *
 * Where packets do not say the time it is the interval times the frame's number, if there is an
 * interval. A later frame without the packet that was decided on is malformed. Packets that say
 * something else, or begin later, are warned of. Not thread-safe.
 */
final class ImdClock {
  private static final long TURN = 1L << 32;

  /** Less than this before and behind 2^32, the lower bits have begun again with 0. */
  private static final long NEAR = TURN / 16;

  private final @Nullable Double interval;
  private final FrameWarnings warnings;
  private @Nullable Origin origin;
  private long last;
  private boolean contradicted;

  private enum Origin {
    TIME("time"),
    ENERGIES("energies"),
    COUNT("no step");

    private final String packets;

    Origin(String packets) {
      this.packets = packets;
    }
  }

  /**
   * When a frame is.
   *
   * @param isAbsolute whether step and time mean the same in every connection
   * @param time NaN if only steps tell it
   */
  record Instant(boolean isAbsolute, long step, double time) {}

  /**
   * Of a new connection.
   *
   * @param interval time between two frames; null if not known
   * @param last step of an earlier connection; {@link ImdFrame#UNKNOWN} if there was none
   */
  ImdClock(@Nullable Double interval, long last, FrameWarnings warnings) {
    this.interval = interval;
    this.last = last;
    this.warnings = warnings;
  }

  /**
   * When {@code frame} is.
   *
   * @throws MalformedFrameException if it does not say that, though frames before it did
   */
  Instant of(ImdFrame frame) {
    Origin present = origin(frame);
    if (origin == null) {
      origin = present;
    }
    if (present.compareTo(origin) > 0) {
      throw new MalformedFrameException(
          "it comes with %s packet, and the first frame of this connection came with one, of %s"
              .formatted(
                  present == Origin.COUNT ? "neither time nor energies" : "no time",
                  origin.packets),
          "let the simulation send the same packets with every frame");
    }
    if (present != origin) {
      warnings.add(
          "%s packets have begun, which the first frame of this connection did not have: they are not used"
              .formatted(present.packets));
    }
    return switch (origin) {
      case TIME -> {
        warnOfContradiction(frame);
        last = frame.step();
        yield new Instant(true, last, frame.time());
      }
      case ENERGIES -> {
        last = unwrapped(present == Origin.ENERGIES ? frame.energiesStep() : frame.step() % TURN);
        yield new Instant(interval == null, last, counted(frame));
      }
      case COUNT -> new Instant(false, frame.number(), counted(frame));
    };
  }

  /** Whether steps are the simulation's own. */
  boolean saysStep() {
    return origin == Origin.TIME || origin == Origin.ENERGIES;
  }

  private static Origin origin(ImdFrame frame) {
    if (frame.step() != ImdFrame.UNKNOWN) {
      return Origin.TIME;
    }
    return frame.energiesStep() != ImdFrame.UNKNOWN ? Origin.ENERGIES : Origin.COUNT;
  }

  private double counted(ImdFrame frame) {
    return interval == null ? Double.NaN : interval * frame.number();
  }

  private void warnOfContradiction(ImdFrame frame) {
    long energies = frame.energiesStep();
    if (energies != ImdFrame.UNKNOWN && energies != frame.step() % TURN && !contradicted) {
      contradicted = true;
      warnings.add(
          "the time packet says step %d, the energies packet %d: that of the time packet counts"
              .formatted(frame.step(), energies));
    }
  }

  /** The step of which these are the lower 32 bits. One that goes back is another simulation's. */
  private long unwrapped(long low) {
    if (last == ImdFrame.UNKNOWN) {
      return low;
    }
    long before = last % TURN;
    long turns = last - before;
    if (before >= TURN - NEAR && low < NEAR) {
      return turns + TURN + low;
    }
    return low >= before ? turns + low : low;
  }
}
