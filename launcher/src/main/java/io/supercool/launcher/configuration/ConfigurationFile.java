package io.supercool.launcher.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.supercool.console.UserException;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.text.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * YAML of a {@link RunConfiguration}: the commented {@code default.yaml} beside this class, with
 * what the user's file says laid over it. A key that the defaults do not have is refused.
 */
public final class ConfigurationFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private ConfigurationFile() {}

  /**
   * Reads {@code file} over the defaults.
   *
   * @param file the user's, or null for the defaults
   * @throws UserException if it cannot be read, has an unknown key or a value that cannot work
   */
  public static RunConfiguration read(@Nullable Path file) {
    ObjectNode tree = defaults();
    if (file != null) {
      overlay(tree, parse(file), file);
    }
    try {
      GraphOptions graph = YAML.treeToValue(tree.get("graph"), GraphOptions.class);
      ObjectNode network = (ObjectNode) tree.get("network");
      network.put("cutoff", graph.cutoff());
      return new RunConfiguration(
          graph,
          YAML.treeToValue(network, NetworkOptions.class),
          YAML.treeToValue(tree.get("training"), TrainingOptions.class));
    } catch (ValueInstantiationException e) {
      throw RunConfiguration.refused(e.getCause().getMessage());
    } catch (JsonProcessingException e) {
      throw new UserException("%s: %s%s".formatted(file, e.getOriginalMessage(), help()), e);
    }
  }

  /** Writes {@code configuration} so that {@link #read} gives it back. */
  public static void write(RunConfiguration configuration, Path file) {
    try {
      Files.writeString(file, text(configuration));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** What {@link #write} writes. */
  public static String text(RunConfiguration configuration) throws IOException {
    return YAML.writeValueAsString(tree(configuration));
  }

  /** All values by key, such as {@code training.epochs}, in the file's order. */
  public static Map<String, String> values(RunConfiguration configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> section : tree(configuration).properties()) {
      for (Map.Entry<String, JsonNode> entry : section.getValue().properties()) {
        values.put(section.getKey() + "." + entry.getKey(), entry.getValue().asText());
      }
    }
    return values;
  }

  private static ObjectNode tree(RunConfiguration configuration) {
    ObjectNode tree = YAML.valueToTree(configuration);
    ((ObjectNode) tree.get("network")).remove("cutoff");
    return tree;
  }

  private static ObjectNode defaults() {
    try (InputStream stream = ConfigurationFile.class.getResourceAsStream("default.yaml")) {
      return (ObjectNode) YAML.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the default configuration", e);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UserException(file + " is too large to be a configuration.");
      }
      return YAML.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new UserException(
          "%s%s: not YAML: %s".formatted(file, where, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UserException("Cannot read the configuration %s: %s".formatted(file, e), e);
    }
  }

  private static void overlay(ObjectNode tree, JsonNode said, Path file) {
    if (said.isMissingNode() || said.isNull()) {
      return;
    }
    requireObject(said, "the file", file);
    for (Map.Entry<String, JsonNode> section : said.properties()) {
      requireKnown(section.getKey(), tree, file);
      requireObject(section.getValue(), section.getKey(), file);
      ObjectNode values = (ObjectNode) tree.get(section.getKey());
      for (Map.Entry<String, JsonNode> entry : section.getValue().properties()) {
        if (!values.has(entry.getKey())) {
          throw unknown(section.getKey() + "." + entry.getKey(), allKeys(tree), file);
        }
        values.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void requireKnown(String section, ObjectNode tree, Path file) {
    if (!tree.has(section)) {
      List<String> names = new ArrayList<>(allKeys(tree));
      tree.fieldNames().forEachRemaining(names::add);
      throw unknown(section, names, file);
    }
  }

  private static void requireObject(JsonNode node, String what, Path file) {
    if (!node.isObject()) {
      throw new UserException("%s: %s must hold keys and values.%s".formatted(file, what, help()));
    }
  }

  private static List<String> allKeys(ObjectNode tree) {
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> section : tree.properties()) {
      section
          .getValue()
          .fieldNames()
          .forEachRemaining(key -> keys.add(section.getKey() + "." + key));
    }
    return keys;
  }

  private static UserException unknown(String key, List<String> known, Path file) {
    String near = NearestName.to(key, known);
    return new UserException(
        "%s: unknown key '%s'. Did you mean '%s'?%s".formatted(file, key, near, help()));
  }

  private static String help() {
    return "\nEvery key is explained in"
        + " launcher/src/main/resources/io/supercool/launcher/configuration/default.yaml.";
  }
}
