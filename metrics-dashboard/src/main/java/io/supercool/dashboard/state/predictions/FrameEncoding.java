package io.supercool.dashboard.state.predictions;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The binary layout of a prediction for the page, little endian throughout:
 *
 * <ol>
 *   <li>int32: length of the header in bytes, a multiple of 4;
 *   <li>the header: JSON of {@link Header}, padded with spaces;
 *   <li>float32 arrays of N values each: x, y, z (wrapped into the box, a tilted one in the
 *       straight box around it; z is 0 in two dimensions), species index, prediction for each of
 *       {@code times} unless it is a {@link Kind#SNAPSHOT}, true propensity for each of {@code
 *       propensityTimes}, the ridge's prediction for each of {@code ridgeTimes}, and each of {@code
 *       fields}.
 * </ol>
 */
final class FrameEncoding {
  private FrameEncoding() {}

  /** What a frame shows. */
  enum Kind {
    /** A configuration with what was predicted of it. */
    PREDICTION,
    /** A configuration that waits for its prediction. */
    SNAPSHOT,
    /** What a model that is being trained says of a configuration that it learns from. */
    PREVIEW
  }

  /**
   * What the arrays are; lengths and times in {@code units}. {@code box}: lengths of the straight
   * box around; {@code edges}: the box itself, as {@link ConfigurationHeader#box} gives it.
   */
  record Header(
      Kind kind,
      String id,
      String trajectory,
      String configuration,
      long step,
      String split,
      String modelVersion,
      String units,
      double[] box,
      double[] edges,
      double temperature,
      List<String> species,
      int particles,
      double[] times,
      double[] propensityTimes,
      double[] ridgeTimes,
      List<String> fields) {}

  /** Values per particle that do not depend on a lag time, by name, where they are known. */
  private static Map<String, float[]> fields(Configuration configuration) {
    Map<String, float[]> fields = new LinkedHashMap<>();
    if (configuration.inherentEnergy() != null) {
      fields.put("inherentEnergy", configuration.inherentEnergy());
    }
    if (configuration.potentialEnergy() != null) {
      fields.put("potentialEnergy", configuration.potentialEnergy());
    }
    return fields;
  }

  /** A prediction. */
  static byte[] encode(Prediction prediction) {
    return encode(Kind.PREDICTION, prediction.recordId(), prediction);
  }

  /** What is known of a configuration before it is predicted; its times are the propensity's. */
  static byte[] encode(Configuration configuration) {
    Propensity propensity = configuration.propensity();
    double[] times = propensity == null ? new double[0] : propensity.times();
    return encode(
        Kind.SNAPSHOT,
        configuration.snapshot().toString(),
        new Prediction(configuration, "", times, new float[0][], null, Map.of(), List.of()));
  }

  /** What a model says in the middle of its training. */
  static byte[] encodePreview(Prediction prediction, String model) {
    return encode(Kind.PREVIEW, "preview " + model, prediction);
  }

  private static byte[] encode(Kind kind, String id, Prediction prediction) {
    Configuration configuration = prediction.configuration();
    Propensity propensity = configuration.propensity();
    int particles = configuration.particles();
    double[] propensityTimes = propensity == null ? new double[0] : propensity.times();
    float[][] ridge = prediction.ridge() == null ? new float[0][] : prediction.ridge();
    Map<String, float[]> fields = fields(configuration);
    byte[] header =
        Json.write(header(kind, id, prediction, propensityTimes, List.copyOf(fields.keySet())));
    int padded = (header.length + 3) / 4 * 4;
    int arrays =
        4 + prediction.predicted().length + propensityTimes.length + ridge.length + fields.size();
    ByteBuffer frame =
        ByteBuffer.allocate(Math.toIntExact(4L + padded + 4L * arrays * particles))
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(padded).put(header);
    while (frame.position() < 4 + padded) {
      frame.put((byte) ' ');
    }
    putPositions(frame, configuration);
    for (byte species : configuration.species()) {
      frame.putFloat(species);
    }
    putAll(frame, prediction.predicted());
    if (propensity != null) {
      putAll(frame, propensity.values());
    }
    putAll(frame, ridge);
    putAll(frame, fields.values().toArray(float[][]::new));
    return frame.array();
  }

  private static Header header(
      Kind kind, String id, Prediction prediction, double[] propensityTimes, List<String> fields) {
    ConfigurationHeader header = prediction.configuration().header();
    return new Header(
        kind,
        id,
        header.id().trajectory(),
        header.id().configuration(),
        header.id().step(),
        header.split().name(),
        prediction.modelVersion(),
        header.units(),
        Placement.of(header).lengths(),
        header.box(),
        header.temperature(),
        header.species(),
        prediction.configuration().particles(),
        prediction.times(),
        propensityTimes,
        prediction.ridge() == null ? new double[0] : prediction.times(),
        fields);
  }

  private static void putPositions(ByteBuffer frame, Configuration configuration) {
    float[][] coordinates = Placement.of(configuration.header()).place(configuration.positions());
    putAll(frame, coordinates);
  }

  private static void putAll(ByteBuffer frame, float[][] arrays) {
    for (float[] array : arrays) {
      for (float value : array) {
        frame.putFloat(value);
      }
    }
  }
}
