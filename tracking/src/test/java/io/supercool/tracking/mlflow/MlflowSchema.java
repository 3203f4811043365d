package io.supercool.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mlflow.api.proto.ModelRegistry;
import org.mlflow.api.proto.Service;
import org.mlflow_project.databricks.Databricks;
import org.mlflow_project.google.protobuf.Descriptors.FieldDescriptor;
import org.mlflow_project.google.protobuf.Descriptors.MethodDescriptor;
import org.mlflow_project.google.protobuf.DynamicMessage;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/**
 * What MLflow's REST interface takes: endpoints, fields, types and required fields as MLflow's own
 * client carries them, and the limits of {@code mlflow/utils/validation.py}.
 */
final class MlflowSchema {
  private static final int MAX_KEY = 250;

  private MlflowSchema() {}

  /** What is wrong with a call; empty if nothing. {@code path} is what follows {@code /api/2.0}. */
  static List<String> violations(String method, String path, JsonNode body) {
    List<MethodDescriptor> calls =
        Stream.of(Service.getDescriptor(), ModelRegistry.getDescriptor())
            .flatMap(file -> file.getServices().stream())
            .flatMap(service -> service.getMethods().stream())
            .filter(call -> isAt(call, method, path))
            .toList();
    if (calls.isEmpty()) {
      return List.of("there is no %s %s".formatted(method, path));
    }
    List<String> violations = new ArrayList<>();
    DynamicMessage.Builder request = DynamicMessage.newBuilder(calls.get(0).getInputType());
    try {
      JsonFormat.parser().merge(body.toString(), request);
    } catch (InvalidProtocolBufferException e) {
      violations.add(e.getMessage());
    }
    for (FieldDescriptor field : calls.get(0).getInputType().getFields()) {
      boolean required = field.getOptions().getExtension(Databricks.validateRequired);
      boolean empty = field.isRepeated() || !request.hasField(field);
      if (required && empty && !body.has(field.getName())) {
        violations.add("%s %s lacks %s".formatted(method, path, field.getName()));
      }
    }
    if (path.equals("/mlflow/runs/log-batch")) {
      if (body.toString().length() > 1_000_000) {
        violations.add("a batch of more than 1 MB");
      }
      entries(body.path("metrics"), 1000, Double.MAX_EXPONENT, violations);
      for (JsonNode metric : body.path("metrics")) {
        if (!metric.path("timestamp").isIntegralNumber()
            || !metric.path("step").isIntegralNumber()
            || !(metric.path("value").isNumber() || metric.path("value").asText().equals("NaN"))) {
          violations.add("not a metric: " + metric);
        }
      }
    }
    entries(body.path("params"), 100, 500, violations);
    entries(body.path("tags"), 100, 5000, violations);
    return violations;
  }

  private static boolean isAt(MethodDescriptor call, String method, String path) {
    return call.getOptions().getExtension(Databricks.rpc).getEndpointsList().stream()
        .anyMatch(
            endpoint ->
                endpoint.getMethod().equals(method)
                    && endpoint.getPath().equals(path)
                    && endpoint.getSince().getMajor() == 2);
  }

  private static void entries(JsonNode list, int max, int maxValue, List<String> violations) {
    Set<String> keys = new HashSet<>();
    if (list.size() > max) {
      violations.add("more than %d entries".formatted(max));
    }
    for (JsonNode entry : list) {
      String key = entry.path("key").asText();
      if (!key.matches("[/\\w.\\- ]+") || key.length() > MAX_KEY || !keys.add(key)) {
        violations.add("not a key, or twice: " + key);
      }
      if (Stream.of(key.split("/", -1)).anyMatch(part -> part.matches("|\\.|\\.\\."))) {
        violations.add("a key that is another path: " + key);
      }
      if (!entry.has("value") || entry.path("value").asText().length() > maxValue) {
        violations.add("no value, or a long one, of " + key);
      }
    }
  }
}
