package io.supercool.contracts.wire;

import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values in a stream's schema metadata: text, decimal numbers, and JSON lists of them. */
final class HeaderFields {
  private HeaderFields() {}

  /** Puts everything that {@code header} says into {@code metadata}. */
  static void write(ConfigurationHeader header, Map<String, String> metadata) {
    write(header.id(), metadata);
    metadata.put("split", header.split().name());
    metadata.put("units", header.units());
    metadata.put("box", json(header.box()));
    metadata.put("temperature", String.valueOf(header.temperature()));
    metadata.put("time", String.valueOf(header.time()));
    metadata.put("elapsed", String.valueOf(header.elapsed()));
    metadata.put("species", json(header.species()));
    metadata.put("potential", header.potential());
    if (!header.models().isEmpty()) {
      metadata.put("models", json(header.models()));
    }
  }

  /** Puts a snapshot's identity into {@code metadata}. */
  static void write(SnapshotId id, Map<String, String> metadata) {
    metadata.put("trajectory", id.trajectory());
    metadata.put("configuration", id.configuration());
    metadata.put("step", String.valueOf(id.step()));
    if (id.derivation() != null) {
      metadata.put("derivation", id.derivation().toString());
    }
  }

  /** The snapshot that {@code batch}'s metadata names. */
  static SnapshotId snapshot(BatchReader batch) {
    SnapshotId source =
        parse(
            batch,
            "step",
            step ->
                new SnapshotId(
                    text(batch, "trajectory"), text(batch, "configuration"), Long.parseLong(step)));
    return batch.metadata("derivation") == null
        ? source
        : source.derived(parse(batch, "derivation", Derivation::parse));
  }

  /** The header that {@code batch}'s metadata says. */
  static ConfigurationHeader read(BatchReader batch) {
    return ConfigurationHeader.builder(snapshot(batch), parse(batch, "split", Split::valueOf))
        .units(text(batch, "units"))
        .box(doubles(batch, "box"))
        .temperature(parse(batch, "temperature", Double::parseDouble))
        .time(parse(batch, "time", Double::parseDouble))
        .elapsed(parse(batch, "elapsed", Double::parseDouble))
        .species(parse(batch, "species", HeaderFields::names))
        .potential(text(batch, "potential"))
        .models(
            batch.metadata("models") == null
                ? List.of()
                : parse(batch, "models", HeaderFields::names))
        .build();
  }

  /** Texts from the JSON list of them. */
  static List<String> names(String list) {
    return List.of(Json.read(utf8(list), String[].class));
  }

  /** A value that must be there. */
  static String text(BatchReader batch, String key) {
    String value = batch.metadata(key);
    if (value == null) {
      throw new ContractException("metadata: no " + key);
    }
    return value;
  }

  /** A whole number from {@code min} to {@code max}. */
  static int integer(BatchReader batch, String key, int min, int max) {
    int value = parse(batch, key, Integer::parseInt);
    if (value < min || value > max) {
      throw new ContractException(
          "metadata %s: %d is not between %d and %d".formatted(key, value, min, max));
    }
    return value;
  }

  /** A JSON list of numbers. */
  static double[] doubles(BatchReader batch, String key) {
    return parse(batch, key, numbers -> Json.read(utf8(numbers), double[].class));
  }

  /** A value that {@code parser} understands. */
  static <T> T parse(BatchReader batch, String key, Function<String, T> parser) {
    String value = text(batch, key);
    try {
      return parser.apply(value);
    } catch (RuntimeException e) {
      String shown = value.length() <= 100 ? value : value.substring(0, 100) + "...";
      throw new ContractException("metadata %s: %s: %s".formatted(key, shown, e.getMessage()), e);
    }
  }

  /** A list as JSON. */
  static String json(Object list) {
    return new String(Json.write(list), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
