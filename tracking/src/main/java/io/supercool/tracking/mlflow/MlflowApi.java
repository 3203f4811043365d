package io.supercool.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.tracking.Status;
import io.supercool.tracking.TrackingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** MLflow's REST interface, version 2.0, as far as trainings need it. */
final class MlflowApi {
  private final MlflowHttp http;

  MlflowApi(MlflowHttp http) {
    this.http = http;
  }

  /**
   * A run on the server.
   *
   * @param id the server's
   * @param artifactUri where its artifacts are
   */
  record Run(String id, String artifactUri) {}

  /** The id of the experiment {@code name}, which is made if there is none. */
  String experiment(String name) throws TrackingException, InterruptedException {
    try {
      return known(name);
    } catch (MlflowRefusal e) {
      if (!e.is("RESOURCE_DOES_NOT_EXIST")) {
        throw e;
      }
    }
    try {
      return http.required(http.post("experiments/create", Map.of("name", name)), "experiment_id");
    } catch (MlflowRefusal e) {
      if (e.is("RESOURCE_ALREADY_EXISTS")) { // Somebody else was faster.
        return known(name);
      }
      throw e;
    }
  }

  private String known(String name) throws TrackingException, InterruptedException {
    JsonNode experiment =
        http.get("experiments/get-by-name", Map.of("experiment_name", name)).path("experiment");
    if (experiment.path("lifecycle_stage").asText().equals("deleted")) {
      throw new TrackingException(
          "MLflow's experiment %s is deleted, and keeps its name. Restore it, or remove it for good: mlflow gc."
              .formatted(name));
    }
    return http.required(experiment, "experiment_id");
  }

  Run createRun(String experiment, String name, Map<String, String> tags, Instant start)
      throws TrackingException, InterruptedException {
    JsonNode info =
        http.post(
                "runs/create",
                Map.of(
                    "experiment_id",
                    experiment,
                    "run_name",
                    name,
                    "start_time",
                    start.toEpochMilli(),
                    "tags",
                    pairs(tags, MlflowLimits.TAG)))
            .path("run")
            .path("info");
    return new Run(http.required(info, "run_id"), info.path("artifact_uri").asText());
  }

  void logParameters(Run run, Map<String, String> parameters)
      throws TrackingException, InterruptedException {
    logBatches(run, "params", pairs(parameters, MlflowLimits.PARAMETER), MlflowLimits.PARAMETERS);
  }

  void setTags(Run run, Map<String, String> tags) throws TrackingException, InterruptedException {
    logBatches(run, "tags", pairs(tags, MlflowLimits.TAG), MlflowLimits.PARAMETERS);
  }

  void logMetrics(Run run, Map<String, Double> values, int step, Instant at)
      throws TrackingException, InterruptedException {
    List<Map<String, Object>> metrics = new ArrayList<>();
    values.forEach(
        (name, value) ->
            metrics.add(
                Map.of(
                    "key",
                    MlflowLimits.key(name),
                    "value",
                    value,
                    "timestamp",
                    at.toEpochMilli(),
                    "step",
                    step)));
    logBatches(run, "metrics", metrics, MlflowLimits.METRICS);
  }

  private <T> void logBatches(Run run, String what, List<T> all, int size)
      throws TrackingException, InterruptedException {
    for (List<T> batch : MlflowLimits.batches(all, size)) {
      http.post("runs/log-batch", Map.of("run_id", run.id(), what, batch));
    }
  }

  void upload(String path, byte[] bytes) throws TrackingException, InterruptedException {
    http.put(path, bytes);
  }

  void end(Run run, Status status, String name, Instant at)
      throws TrackingException, InterruptedException {
    http.post(
        "runs/update",
        Map.of(
            "run_id",
            run.id(),
            "status",
            status.name(),
            "end_time",
            at.toEpochMilli(),
            "run_name",
            name));
  }

  /** Makes a version of the registered model {@code name}, and {@code alias} mean it. */
  void register(String name, Run run, String source, String alias)
      throws TrackingException, InterruptedException {
    try {
      http.post("registered-models/create", Map.of("name", name));
    } catch (MlflowRefusal e) {
      if (!e.is("RESOURCE_ALREADY_EXISTS")) {
        throw e;
      }
    }
    String version =
        http.required(
            http.post(
                    "model-versions/create",
                    Map.of("name", name, "source", source, "run_id", run.id()))
                .path("model_version"),
            "version");
    http.post("registered-models/alias", Map.of("name", name, "alias", alias, "version", version));
  }

  private static List<Map<String, String>> pairs(Map<String, String> values, int limit) {
    Map<String, String> allowed = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> allowed.put(MlflowLimits.key(key), MlflowLimits.value(value, limit)));
    return allowed.entrySet().stream()
        .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
        .toList();
  }
}
