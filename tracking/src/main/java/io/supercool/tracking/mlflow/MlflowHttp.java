package io.supercool.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.console.Console;
import io.supercool.tracking.TrackingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one server. One that is away is waited for until {@link #hurry}; a call that fails for
 * another reason is tried {@value #MAX_ATTEMPTS} times. Not thread-safe, but for {@link #hurry}.
 */
final class MlflowHttp {
  private static final int MAX_ATTEMPTS = 3;
  private static final int MAX_ANSWER = 1 << 20;
  private static final int MAX_SAID = 300;

  /** Too many calls, or a proxy before a server that is away. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MlflowAddress address;
  private final MlflowCredentials credentials;
  private final Timing timing;
  private final Console console;
  private final HttpClient client;
  private boolean away;
  private boolean lost;
  private boolean hurried;

  /**
   * How long things may take.
   *
   * @param call a call
   * @param upload a call that sends a file
   * @param pause between two attempts
   */
  record Timing(Duration call, Duration upload, Duration pause) {
    /** What people bear. */
    static final Timing USUAL =
        new Timing(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(10));
  }

  MlflowHttp(MlflowAddress address, MlflowCredentials credentials, Timing timing, Console console) {
    this.address = address;
    this.credentials = credentials;
    this.timing = timing;
    this.console = console;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timing.call())
            .build();
  }

  /** Reads what {@code path} below {@code /api/2.0/mlflow/} says. */
  JsonNode get(String path, Map<String, String> query)
      throws TrackingException, InterruptedException {
    return json(
        path,
        exchange(
            path,
            HttpRequest.newBuilder(address.at("/api/2.0/mlflow/" + path, query)).GET(),
            timing.call()));
  }

  /** Sends {@code body} as JSON to {@code path} below {@code /api/2.0/mlflow/}. */
  JsonNode post(String path, Map<String, ?> body) throws TrackingException, InterruptedException {
    byte[] bytes;
    try {
      bytes = JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.at("/api/2.0/mlflow/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes));
    return json(path, exchange(path, request, timing.call()));
  }

  /** Keeps {@code bytes} among the artifacts that pass through the server. */
  void put(String path, byte[] bytes) throws TrackingException, InterruptedException {
    exchange(
        "artifacts",
        HttpRequest.newBuilder(address.at("/api/2.0/mlflow-artifacts/artifacts/" + path))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes)),
        timing.upload());
  }

  /** From now on a server that is away is not waited for. Called by any thread. */
  synchronized void hurry() {
    hurried = true;
    notifyAll();
  }

  private byte[] exchange(String call, HttpRequest.Builder builder, Duration limit)
      throws TrackingException, InterruptedException {
    credentials.addTo(builder);
    HttpRequest request = builder.build();
    for (int attempt = 1; ; attempt++) {
      boolean isAway;
      boolean isSilent = false;
      String trouble;
      requireHope();
      try {
        HttpResponse<byte[]> response = send(request, limit);
        if (response.statusCode() / 100 == 2) {
          answered();
          return response.body();
        }
        isAway = AWAY.contains(response.statusCode());
        trouble = "HTTP %d%s".formatted(response.statusCode(), said(response.body()));
        if (!isAway && response.statusCode() < 500) {
          throw refusal(call, response, trouble);
        }
      } catch (IOException e) {
        isAway = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
        isSilent = true;
        trouble = reason(e);
      }
      if (!waited(isAway, isSilent, attempt, trouble)) {
        throw isAway
            ? new TrackingException(
                away ? "MLflow at %s is still away.".formatted(address) : absence(trouble))
            : new TrackingException(
                "MLflow at %s does not do %s: %s. Is it up? Look at its log."
                    .formatted(address, call, trouble));
      }
    }
  }

  /** Waits before the next attempt, not at the end; false if there is none. */
  private synchronized boolean waited(boolean isAway, boolean isSilent, int attempt, String trouble)
      throws InterruptedException {
    lost = hurried && (isSilent || isAway);
    if (lost || !isAway && attempt >= MAX_ATTEMPTS) {
      return false;
    }
    if (isAway && !away) {
      away = true;
      console.warn(
          absence(trouble) + " The run goes on, and MLflow is tried again until the run ends.");
    }
    long end = System.nanoTime() + timing.pause().toNanos();
    for (long left = timing.pause().toMillis(); !hurried && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return true;
  }

  private String absence(String trouble) {
    return "MLflow at %s does not answer: %s. Is it up, and the address right?"
        .formatted(address, trouble);
  }

  /** Once the run has ended, a server that did not answer is not asked again. */
  private synchronized void requireHope() throws TrackingException {
    if (lost) {
      throw new TrackingException("MLflow at %s does not answer.".formatted(address));
    }
  }

  private synchronized void answered() {
    if (away) {
      away = false;
      console.say("MLflow answers again.");
    }
  }

  /** The limit is for all of the answer, however slowly it comes. */
  private HttpResponse<byte[]> send(HttpRequest request, Duration limit)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, head -> new LimitedBody(MAX_ANSWER));
    try {
      return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d s".formatted(limit.toSeconds()), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static String reason(IOException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "no host of this name is known";
      }
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection in time";
    }
    if (failure instanceof ConnectException) {
      return "no connection (%s)"
          .formatted(failure.getMessage() == null ? "refused" : failure.getMessage());
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private TrackingException refusal(String call, HttpResponse<byte[]> response, String trouble) {
    int status = response.statusCode();
    String code = text(tree(response.body()), "error_code");
    if (status == 401 || status == 403) {
      return new MlflowRefusal(
          code,
          "MLflow at %s refuses access: %s. Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, to who may write."
              .formatted(address, trouble));
    }
    if (status < 400) {
      return new MlflowRefusal(
          code,
          "MLflow at %s leads elsewhere: %s to %.200s. Give that address."
              .formatted(address, trouble, response.headers().firstValue("Location").orElse("?")));
    }
    return code.isEmpty()
        ? strange(call, trouble)
        : new MlflowRefusal(
            code,
            "MLflow at %s refuses %s: %s. Look at the server's log."
                .formatted(address, call, trouble));
  }

  private JsonNode json(String call, byte[] body) throws TrackingException {
    JsonNode tree = tree(body);
    if (tree == null) {
      throw strange(call, "no JSON" + said(body));
    }
    return tree;
  }

  private MlflowRefusal strange(String call, String trouble) {
    return new MlflowRefusal(
        "",
        "%s does not answer %s as MLflow does: %s. Is it the address of an MLflow server, with its path if it has one?"
            .formatted(address, call, trouble));
  }

  /** A text of an answer that must have it. */
  String required(JsonNode answer, String field) throws TrackingException {
    String text = text(answer, field);
    if (text.isEmpty()) {
      throw strange(field, "no " + field);
    }
    return text;
  }

  private static String text(@Nullable JsonNode tree, String field) {
    return tree == null ? "" : tree.path(field).asText("");
  }

  /** A JSON object; null if it is none. */
  private static @Nullable JsonNode tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree != null && tree.isObject() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String said(byte[] body) {
    JsonNode tree = tree(body);
    String message = tree == null ? new String(body, UTF_8) : text(tree, "message");
    String line = message.strip().replaceAll("\\s+", " ");
    return line.isEmpty() ? "" : ", " + line.substring(0, Math.min(MAX_SAID, line.length()));
  }
}
