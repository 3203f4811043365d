package io.supercool.ingest.imd;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.reader.Source;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.lammps.LammpsData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Makes configurations of what a simulation sends. Where it says its step, the id is {@code
 * trajectory/name/step}: the same frame always gets the same. Where it does not (version 2,
 * LAMMPS), frames are counted from 0 in each connection, and the configuration's name tells
 * connections apart by when they were made: nothing says how much time passed between two.
 */
final class ImdFrames {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final LammpsData data;
  private final @Nullable Double interval;
  private final Source simulation;
  private final Source connection;

  /**
   * Frames of one connection.
   *
   * @param name of the simulation, from its address
   * @param trajectory id to use instead of {@code name}
   * @param interval time between two frames; null if not known
   */
  ImdFrames(
      LammpsData data,
      String name,
      Split split,
      @Nullable String trajectory,
      @Nullable Double interval,
      Instant connected) {
    this.data = data;
    this.interval = interval;
    String named = trajectory == null ? name : trajectory;
    simulation = new Source(Path.of(name + ".imd"), split, named);
    connection = new Source(Path.of(name + "-" + STAMP.format(connected) + ".imd"), split, named);
  }

  /** The frame as a configuration; its coordinates are shifted in place. */
  Configuration configuration(ImdFrame frame) {
    double[] positions = frame.coordinates();
    for (int k = 0; k < positions.length; k++) {
      positions[k] -= data.low()[k % 3];
    }
    boolean known = frame.step() >= 0;
    double time = frame.time();
    if (Double.isNaN(time) && interval != null) {
      time = interval * frame.number();
    }
    double[] box = frame.box();
    return FrameBuilder.builder()
        .step(known ? frame.step() : frame.number())
        .time(time)
        .box(box == null ? data.box() : box)
        .speciesNames(data.speciesNames())
        .species(data.species())
        .positions(positions)
        .build()
        .configuration(known ? simulation : connection);
  }
}
