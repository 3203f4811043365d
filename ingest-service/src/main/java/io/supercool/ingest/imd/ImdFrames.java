package io.supercool.ingest.imd;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.reader.Source;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.lammps.LammpsData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Makes configurations of what a simulation sends on one connection. Where it says step and time,
 * the id is {@code trajectory/name/step}: the same frame always gets the same. Where it does not
 * (version 2, LAMMPS), steps or times begin with each connection, and the configuration's name
 * tells connections apart by when they were made: nothing says how much time passed between two.
 */
final class ImdFrames {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final LammpsData data;
  private final ImdClock clock;
  private final Source simulation;
  private final Source connection;
  private int made;

  /**
   * Frames of one connection.
   *
   * @param name of the simulation, from its address
   * @param trajectory id to use instead of {@code name}
   */
  ImdFrames(
      LammpsData data,
      ImdClock clock,
      String name,
      Split split,
      @Nullable String trajectory,
      Instant connected) {
    this.data = data;
    this.clock = clock;
    String named = trajectory == null ? name : trajectory;
    simulation = new Source(Path.of(name + ".imd"), split, named);
    connection = new Source(Path.of(name + "-" + STAMP.format(connected) + ".imd"), split, named);
  }

  /**
   * The frame as a configuration; its coordinates are shifted in place.
   *
   * @throws MalformedFrameException if it lacks the packet that says when it is
   */
  Configuration configuration(ImdFrame frame) {
    ImdClock.Instant instant;
    try {
      instant = clock.of(frame);
    } catch (MalformedFrameException e) {
      throw e.at("frame %d of this connection".formatted(frame.number()));
    }
    double[] positions = frame.coordinates();
    for (int k = 0; k < positions.length; k++) {
      positions[k] -= data.low()[k % 3];
    }
    double[] box = frame.box();
    made++;
    return FrameBuilder.builder()
        .step(instant.step())
        .time(instant.time())
        .box(box == null ? data.box() : box)
        .speciesNames(data.speciesNames())
        .species(data.species())
        .positions(positions)
        .build()
        .configuration(instant.isAbsolute() ? simulation : connection);
  }

  /** Whether the latest configuration is the first of the connection. */
  boolean isFirst() {
    return made == 1;
  }

  /** Whether the simulation says the step, so that it can be compared with another connection's. */
  boolean sayTheirStep() {
    return clock.saysStep();
  }
}
