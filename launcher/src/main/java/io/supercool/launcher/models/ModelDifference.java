package io.supercool.launcher.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supercool.contracts.json.Json;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In what two models differ: every value of their manifests and descriptions, and their numbers.
 */
public final class ModelDifference {
  private static final int MAX_SHOWN = 60;

  /** Of a list of that many, such as hashes and means, only whether it differs is told. */
  private static final int MAX_LIST = 12;

  private ModelDifference() {}

  /** A line for each; empty if they are the same. */
  public static List<String> of(ModelPackage left, ModelPackage right) {
    List<String> lines = new ArrayList<>();
    compare(values(manifest(left)), values(manifest(right)), lines);
    compare(values(description(left)), values(description(right)), lines);
    for (PackageFile file : List.of(PackageFile.PARAMETERS, PackageFile.RIDGE)) {
      if (!Arrays.equals(left.file(file), right.file(file))) {
        lines.add("%s: other numbers".formatted(file.fileName()));
      }
    }
    return lines;
  }

  /** The files' hashes would be told twice. */
  private static ObjectNode manifest(ModelPackage model) {
    ObjectNode manifest = Json.read(Json.write(model.manifest()), ObjectNode.class);
    manifest.remove("files");
    return manifest;
  }

  private static ObjectNode description(ModelPackage model) {
    return Json.read(model.upgraded().file(PackageFile.DESCRIPTION), ObjectNode.class);
  }

  private static Map<String, String> values(ObjectNode node) {
    Map<String, String> values = new TreeMap<>();
    collect("", node, values);
    return values;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      values));
    } else {
      String text = node.toString();
      values.put(
          path,
          node.isArray() && node.size() > MAX_LIST
              ? "%d values, %08x".formatted(node.size(), text.hashCode())
              : text);
    }
  }

  private static void compare(
      Map<String, String> left, Map<String, String> right, List<String> lines) {
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      String one = left.getOrDefault(name, "-");
      String other = right.getOrDefault(name, "-");
      if (!one.equals(other)) {
        lines.add("%s: %s -> %s".formatted(name, cut(one), cut(other)));
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
