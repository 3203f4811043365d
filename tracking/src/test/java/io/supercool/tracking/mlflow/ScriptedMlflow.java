package io.supercool.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An MLflow server that keeps everything in memory, and records whatever it would not take: calls
 * against {@link MlflowSchema}, of what does not exist, or of what has ended.
 */
public final class ScriptedMlflow implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/2.0";
  private static final String ARTIFACTS = API + "/mlflow-artifacts/artifacts/";

  /** Answers in place of the server. */
  @FunctionalInterface
  public interface Interference {
    /** Whether it answered. */
    boolean answers(HttpExchange exchange) throws IOException;
  }

  /** A run as the server knows it. */
  public static final class Run {
    public final Map<String, String> tags = new TreeMap<>();
    public final Map<String, String> parameters = new TreeMap<>();
    public final Map<String, Map<Long, Double>> metrics = new TreeMap<>();
    public String name = "";
    public String status = "RUNNING";
    public long start;
    public long end;
  }

  /** A call that the server does not take. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final int status;

    private Refused(String code, String message) {
      super(message);
      this.code = code;
      status = code.equals("RESOURCE_DOES_NOT_EXIST") ? 404 : 400;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String artifactRoot;
  public final List<String> calls = new ArrayList<>();
  public final List<String> authorizations = new ArrayList<>();
  public final List<String> violations = new ArrayList<>();
  public final Map<String, String> experiments = new LinkedHashMap<>();
  public final Map<String, Run> runs = new LinkedHashMap<>();
  public final Map<String, byte[]> artifacts = new TreeMap<>();

  /** Sources of the versions of registered models. */
  public final Map<String, List<String>> models = new TreeMap<>();

  public final Map<String, String> aliases = new TreeMap<>();
  private volatile Interference interference = exchange -> false;

  /** One whose artifacts pass through it. */
  public ScriptedMlflow() {
    this("mlflow-artifacts:/");
  }

  public ScriptedMlflow(String artifactRoot) {
    this(artifactRoot, 0);
  }

  public ScriptedMlflow(String artifactRoot, int port) {
    this.artifactRoot = artifactRoot;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String address() {
    return "http://localhost:" + port();
  }

  public void interfere(Interference other) {
    interference = other;
  }

  /** The only run. */
  public synchronized Run run() {
    if (runs.size() != 1) {
      throw new IllegalStateException("runs: " + runs.keySet());
    }
    return runs.values().iterator().next();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (interference.answers(exchange)) {
      return;
    }
    synchronized (this) {
      calls.add(exchange.getRequestMethod() + " " + path.replaceFirst(API + "/(mlflow/)?", ""));
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      try {
        answer(exchange, 200, JSON.writeValueAsString(answerOf(exchange, path, body)));
      } catch (Refused e) {
        answer(
            exchange,
            e.status,
            JSON.writeValueAsString(Map.of("error_code", e.code, "message", e.getMessage())));
      }
    }
  }

  public static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Map<String, ?> answerOf(HttpExchange exchange, String path, byte[] body)
      throws IOException, Refused {
    String method = exchange.getRequestMethod();
    if (method.equals("PUT") && path.startsWith(ARTIFACTS)) {
      String place = path.substring(ARTIFACTS.length());
      running(place.split("/")[1], path);
      artifacts.put(place, body);
      return Map.of();
    }
    JsonNode request = method.equals("GET") ? query(exchange) : JSON.readTree(body);
    for (String violation :
        MlflowSchema.violations(method, path.substring(API.length()), request)) {
      throw violated("INVALID_PARAMETER_VALUE", violation);
    }
    return switch (path.substring((API + "/mlflow/").length())) {
      case "experiments/get-by-name" -> experiment(request);
      case "experiments/create" -> {
        String id = String.valueOf(experiments.size() + 1);
        if (experiments.putIfAbsent(request.get("name").asText(), id) != null) {
          throw new Refused("RESOURCE_ALREADY_EXISTS", "the experiment exists");
        }
        yield Map.of("experiment_id", id);
      }
      case "runs/create" -> createRun(request);
      case "runs/log-batch" -> logBatch(request);
      case "runs/update" -> updateRun(request);
      case "registered-models/create" -> {
        if (models.putIfAbsent(request.get("name").asText(), new ArrayList<>()) != null) {
          throw new Refused("RESOURCE_ALREADY_EXISTS", "the registered model exists");
        }
        yield Map.of("registered_model", Map.of("name", request.get("name").asText()));
      }
      case "model-versions/create" -> createVersion(request);
      case "registered-models/alias" -> {
        int version = request.get("version").asInt();
        List<String> versions = models.getOrDefault(request.get("name").asText(), List.of());
        String alias = request.get("alias").asText();
        if (version < 1 || version > versions.size() || alias.matches("(?i)latest|v\\d+")) {
          throw violated("INVALID_PARAMETER_VALUE", "alias " + request);
        }
        aliases.put(request.get("name").asText() + "@" + alias, String.valueOf(version));
        yield Map.of();
      }
      default -> throw violated("ENDPOINT_NOT_FOUND", path);
    };
  }

  private static ObjectNode query(HttpExchange exchange) {
    ObjectNode query = JSON.createObjectNode();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private Map<String, ?> experiment(JsonNode request) throws Refused {
    String name = request.get("experiment_name").asText();
    String id = experiments.get(name);
    if (id == null) {
      throw new Refused("RESOURCE_DOES_NOT_EXIST", "no experiment " + name);
    }
    String stage = name.isEmpty() ? "deleted" : "active";
    return Map.of(
        "experiment", Map.of("experiment_id", id, "name", name, "lifecycle_stage", stage));
  }

  private Map<String, ?> createRun(JsonNode request) throws Refused {
    String experiment = request.get("experiment_id").asText();
    if (!experiments.containsValue(experiment)) {
      throw violated("RESOURCE_DOES_NOT_EXIST", "no experiment " + experiment);
    }
    Run run = new Run();
    run.name = request.get("run_name").asText();
    run.start = request.get("start_time").asLong();
    request
        .path("tags")
        .forEach(tag -> run.tags.put(tag.get("key").asText(), tag.get("value").asText()));
    String id = "run%d".formatted(runs.size() + 1);
    runs.put(id, run);
    String uri = artifactRoot + experiment + "/" + id + "/artifacts";
    return Map.of("run", Map.of("info", Map.of("run_id", id, "artifact_uri", uri)));
  }

  private Map<String, ?> logBatch(JsonNode request) throws Refused {
    Run run = running(request.get("run_id").asText(), "log-batch");
    for (JsonNode metric : request.path("metrics")) {
      run.metrics
          .computeIfAbsent(metric.get("key").asText(), key -> new TreeMap<>())
          .put(metric.get("step").asLong(), metric.get("value").asDouble(Double.NaN));
    }
    for (JsonNode entry : request.path("params")) {
      if (run.parameters.put(entry.get("key").asText(), entry.get("value").asText()) != null) {
        throw violated("INVALID_PARAMETER_VALUE", "a parameter twice: " + entry);
      }
    }
    request
        .path("tags")
        .forEach(tag -> run.tags.put(tag.get("key").asText(), tag.get("value").asText()));
    return Map.of();
  }

  private Map<String, ?> updateRun(JsonNode request) throws Refused {
    Run run = running(request.get("run_id").asText(), "update");
    run.status = request.get("status").asText();
    run.end = request.get("end_time").asLong();
    run.name = request.get("run_name").asText();
    return Map.of("run_info", Map.of());
  }

  private Map<String, ?> createVersion(JsonNode request) throws Refused {
    List<String> versions = models.get(request.get("name").asText());
    String source = request.get("source").asText();
    running(request.get("run_id").asText(), "model-versions");
    if (versions == null || !artifacts.containsKey(source.replace(artifactRoot, ""))) {
      throw violated("RESOURCE_DOES_NOT_EXIST", "a version of nothing: " + request);
    }
    versions.add(source);
    return Map.of("model_version", Map.of("version", String.valueOf(versions.size())));
  }

  private Run running(String id, String call) throws Refused {
    Run run = runs.get(id);
    if (run == null || !run.status.equals("RUNNING")) {
      throw violated("INVALID_STATE", call + " of a run that does not run: " + id);
    }
    return run;
  }

  private Refused violated(String code, String what) {
    violations.add(what);
    return new Refused(code, what);
  }
}
