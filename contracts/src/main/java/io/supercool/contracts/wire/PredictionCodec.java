package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Arrow IPC of a {@link Prediction}: one row per particle, with its configuration's columns. */
public final class PredictionCodec extends BlockCodec<Prediction> {
  /** With the columns of the most lag times, what readers take of columns in all: 1,024. */
  private static final int MAX_DESCRIPTORS = 360;

  /** Names become those of columns in text files and in archives. */
  private static final Pattern DESCRIPTOR_NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private static final String PREDICTED = "predicted_";
  private static final String DESCRIPTOR = "descriptor_";
  private static final String RIDGE = "ridge_";

  /** The codec of {@code prediction/2}. */
  public PredictionCodec() {
    super("prediction/2");
  }

  @Override
  long bytes(Prediction payload, int particle) {
    return ConfigurationColumns.bytesPerParticle(payload.configuration())
        + 4L * (predictors(payload) * payload.times().length + payload.descriptors().size());
  }

  private static int predictors(Prediction payload) {
    return payload.ridge() == null ? 1 : 2;
  }

  @Override
  void check(Prediction part, int first, int particles) {
    ConfigurationChecks.configuration(part.configuration());
    int rows = part.configuration().particles();
    Checks.name("model_version", part.modelVersion());
    Checks.times("predicted_times", part.times());
    Checks.perTime("predicted", part.times(), part.predicted(), rows);
    float[][] ridge = part.ridge();
    if (ridge != null) {
      Checks.perTime("ridge", part.times(), ridge, rows);
    }
    int descriptors = part.descriptors().size();
    Checks.require(
        descriptors <= MAX_DESCRIPTORS,
        "%d descriptors, more than %d",
        descriptors,
        MAX_DESCRIPTORS);
    part.descriptors()
        .forEach(
            (name, values) -> {
              descriptorName(name);
              Checks.finite(DESCRIPTOR + name, values, rows);
            });
  }

  private static void descriptorName(String name) {
    Checks.name("descriptor", name);
    if (!DESCRIPTOR_NAME.matcher(name).matches()) {
      throw Checks.failure(
          "descriptor %s: a name has letters of ASCII, digits, '_', '.' and '-' alone",
          name.replaceAll("[^A-Za-z0-9_.-]", "?"));
    }
  }

  @Override
  void write(Prediction payload, BatchWriter batch, Map<String, String> metadata) {
    ConfigurationColumns.write(payload.configuration(), batch, metadata);
    metadata.put("model_version", payload.modelVersion());
    metadata.put("predicted_times", HeaderFields.json(payload.times()));
    if (!payload.warnings().isEmpty()) {
      metadata.put("warnings", HeaderFields.json(payload.warnings()));
    }
    ConfigurationColumns.writeTimes(PREDICTED, payload.times(), payload.predicted(), batch);
    float[][] ridge = payload.ridge();
    if (ridge != null) {
      ConfigurationColumns.writeTimes(RIDGE, payload.times(), ridge, batch);
    }
    payload
        .descriptors()
        .forEach((name, values) -> batch.float32(DESCRIPTOR + name, values, Map.of()));
  }

  @Override
  Prediction read(BatchReader batch) {
    Configuration configuration = ConfigurationColumns.read(batch);
    double[] times = HeaderFields.doubles(batch, "predicted_times");
    Checks.times("predicted_times", times);
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    for (String column : batch.columns()) {
      if (column.startsWith(DESCRIPTOR)) {
        descriptors.put(column.substring(DESCRIPTOR.length()), batch.float32(column));
      }
    }
    return new Prediction(
        configuration,
        HeaderFields.text(batch, "model_version"),
        times,
        ConfigurationColumns.readTimes(PREDICTED, times.length, batch),
        batch.columns().contains(RIDGE + 0)
            ? ConfigurationColumns.readTimes(RIDGE, times.length, batch)
            : null,
        descriptors,
        batch.metadata("warnings") == null
            ? List.of()
            : HeaderFields.parse(batch, "warnings", HeaderFields::names));
  }

  @Override
  Prediction joinParts(List<Prediction> parts) {
    Prediction first = parts.get(0);
    for (Prediction part : parts) {
      Checks.require(
          part.modelVersion().equals(first.modelVersion())
              && Arrays.equals(part.times(), first.times())
              && (part.ridge() == null) == (first.ridge() == null)
              && part.descriptors().keySet().equals(first.descriptors().keySet()),
          "blocks of %s: model version, times, ridge or descriptors differ",
          first.recordId());
    }
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    for (String name : first.descriptors().keySet()) {
      descriptors.put(
          name, Joined.arrays(DESCRIPTOR + name, parts, part -> part.descriptors().get(name)));
    }
    return new Prediction(
        Joined.configuration(parts.stream().map(Prediction::configuration).toList()),
        first.modelVersion(),
        first.times(),
        Joined.perTime("predicted", first.times().length, parts, Prediction::predicted),
        first.ridge() == null
            ? null
            : Joined.perTime("ridge", first.times().length, parts, Prediction::ridge),
        descriptors,
        first.warnings());
  }
}
