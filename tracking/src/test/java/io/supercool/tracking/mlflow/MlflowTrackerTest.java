package io.supercool.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.supercool.console.Console;
import io.supercool.tracking.Artifact;
import io.supercool.tracking.Status;
import io.supercool.tracking.Tracking;
import io.supercool.tracking.TrainingEnd;
import io.supercool.tracking.TrainingEpoch;
import io.supercool.tracking.TrainingStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against {@link ScriptedMlflow}, which validates every call. */
@Timeout(120)
class MlflowTrackerTest {
  private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final MlflowHttp.Timing QUICK =
      new MlflowHttp.Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(20));

  private final ScriptedMlflow server = new ScriptedMlflow();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Console console =
      new Console(new PrintStream(written, true, UTF_8), false, 80, System::nanoTime);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTrainingIsARunWithEverything() {
    try (Tracking tracking = tracking(server.address() + "/", Map.of())) {
      Tracking.Training training = tracking.begin(start());
      training.epoch(epoch(1, 0.9));
      training.epoch(epoch(2, 0.8));
      training.end(finished());
    }

    assertThat(server.violations).isEmpty();
    assertThat(server.calls)
        .startsWith("GET experiments/get-by-name", "POST experiments/create", "POST runs/create")
        .endsWith("POST runs/update");
    ScriptedMlflow.Run run = server.run();
    assertThat(run.name).isEqualTo("ka-1@2-abc");
    assertThat(run.status).isEqualTo("FINISHED");
    assertThat(run.start).isEqualTo(START.toEpochMilli());
    assertThat(run.end).isEqualTo(START.plusSeconds(60).toEpochMilli());
    assertThat(run.tags).containsEntry("supercool.model", "ka-1").containsEntry("late", "tag");
    assertThat(run.parameters).containsEntry("training.epochs", "2");
    assertThat(run.metrics)
        .containsEntry("loss/training", Map.of(1L, 0.9, 2L, 0.8))
        .containsEntry("pearson/test/A/t0.13", Map.of(2L, 0.5));
    assertThat(server.artifacts).containsOnlyKeys(at("report.json"), at("liquid-3.supercool"));
    assertThat(server.artifacts.get(at("report.json"))).isEqualTo("{}".getBytes(UTF_8));
    assertThat(server.models)
        .containsEntry("liquid", List.of("mlflow-artifacts:/" + at("liquid-3.supercool")));
    assertThat(server.aliases).containsEntry("liquid@newest", "1");
    assertThat(text())
        .startsWith("MLflow: %s/#/experiments/1/runs/run1\n".formatted(server.address()))
        .doesNotContain("warning");
  }

  @Test
  void whatIsThereAlreadyIsUsed() {
    for (int again = 0; again < 2; again++) {
      try (Tracking tracking = tracking(server.address(), Map.of())) {
        tracking.begin(start()).end(finished());
      }
    }

    assertThat(server.violations).isEmpty();
    assertThat(server.experiments).hasSize(1);
    assertThat(server.runs).hasSize(2);
    assertThat(server.models.get("liquid")).hasSize(2);
    assertThat(server.aliases).containsEntry("liquid@newest", "2");
  }

  @Test
  void limitsOfMlflowAreKept() {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, Double> values = new LinkedHashMap<>();
    for (int index = 0; index < 2500; index++) {
      values.put("pearson/Fe+O=%d".formatted(index), index / 1e3);
      parameters.put("key " + index, "v".repeat(index));
    }
    values.put("/../a//b", Double.NaN);
    values.put("x".repeat(300), 1.0);
    TrainingStart longest =
        new TrainingStart("m", "m", Map.of("files", "f".repeat(9000)), parameters, START);
    try (Tracking tracking = tracking(server.address(), Map.of())) {
      Tracking.Training training = tracking.begin(longest);
      training.epoch(new TrainingEpoch(1, START, values));
      training.end(finished());
    }

    assertThat(server.violations).isEmpty();
    ScriptedMlflow.Run run = server.run();
    assertThat(run.metrics).hasSize(2503).containsKeys("pearson/Fe_O_7", "_/_/a/_/b");
    assertThat(run.metrics.get("_/_/a/_/b")).containsEntry(1L, Double.NaN);
    assertThat(run.parameters).hasSize(2500);
    assertThat(run.parameters.get("key 500")).hasSize(500).doesNotContain(".");
    assertThat(run.parameters.get("key 501")).hasSize(500).endsWith("v ...");
    assertThat(run.tags.get("files")).hasSize(5000).endsWith("f ...");
  }

  @Test
  void aFailureAndAnInterruptionAreToldOnce() {
    try (Tracking tracking = tracking(server.address(), Map.of())) {
      Tracking.Training failing = tracking.begin(start());
      failing.end(TrainingEnd.without(Status.FAILED, "loss is NaN", START));
      failing.end(finished());
      failing.epoch(epoch(1, 1));
      tracking.begin(start());
      tracking.interrupted();
    }

    assertThat(server.violations).isEmpty();
    assertThat(server.runs.get("run1").status).isEqualTo("FAILED");
    assertThat(server.runs.get("run1").tags).containsEntry("supercool.failure", "loss is NaN");
    assertThat(server.runs.get("run1").name).isEqualTo("ka-1");
    assertThat(server.runs.get("run1").metrics).isEmpty();
    assertThat(server.runs.get("run2").status).isEqualTo("KILLED");
  }

  @Test
  void artifactsThatOnlyMlflowsClientCanWriteAreSaidToBeMissing() {
    for (String root : List.of("s3://bucket/", "mlflow-artifacts://other:5000/", "/mlruns/")) {
      written.reset();
      try (ScriptedMlflow other = new ScriptedMlflow(root);
          Tracking tracking = tracking(other.address(), Map.of())) {
        tracking.begin(start()).end(finished());
        tracking.close();

        assertThat(other.violations).isEmpty();
        assertThat(other.artifacts).isEmpty();
        assertThat(other.models).isEmpty();
        assertThat(other.run().status).isEqualTo("FINISHED");
        assertThat(text()).contains(root + "1/run1", "--artifacts-destination");
      }
    }
  }

  @Test
  void credentialsAreSentAndNeverSaid() {
    Map<String, String> both =
        Map.of(
            "MLFLOW_TRACKING_USERNAME",
            "ada",
            "MLFLOW_TRACKING_PASSWORD",
            "secret",
            "MLFLOW_TRACKING_TOKEN",
            "token");
    for (Map<String, String> environment :
        List.of(both, Map.of("MLFLOW_TRACKING_TOKEN", "token"), Map.<String, String>of())) {
      server.authorizations.clear();
      try (Tracking tracking = tracking(server.address(), environment)) {
        tracking.begin(start()).end(finished());
      }
      String expected =
          environment.size() == 3
              ? "Basic YWRhOnNlY3JldA=="
              : environment.isEmpty() ? "null" : "Bearer token";
      assertThat(server.authorizations).isNotEmpty().containsOnly(expected);
    }
    server.interfere(exchange -> answered(exchange, 401, "You are not authenticated"));
    try (Tracking tracking = tracking(server.address(), both)) {
      tracking.begin(start()).end(finished());
    }

    assertThat(text())
        .contains(server.address(), "HTTP 401, You are not authenticated", "MLFLOW_TRACKING_TOKEN")
        .doesNotContain("secret", "YWRh")
        .containsOnlyOnce("warning: MLflow at");
    assertThat(MlflowCredentials.of(both).toString()).doesNotContain("secret", "YWRh");
  }

  @Test
  void aServerThatIsDownIsNamedOnce() {
    String down = server.address();
    server.close();
    try (Tracking tracking = tracking(down, Map.of())) {
      Tracking.Training training = tracking.begin(start());
      training.epoch(epoch(1, 1));
      training.end(finished());
    }

    assertThat(text())
        .containsOnlyOnce("MLflow at %s does not answer: no connection".formatted(down))
        .contains("Is it up, and the address right?", "MLflow was not told everything");
  }

  @Test
  void aServerThatComesBackIsToldWhatHappened() throws InterruptedException {
    int port = server.port();
    server.close();
    try (Tracking tracking = tracking("http://localhost:" + port, Map.of())) {
      Tracking.Training training = tracking.begin(start());
      training.epoch(epoch(1, 0.9));
      while (!text().contains("does not answer")) {
        Thread.sleep(10);
      }
      try (ScriptedMlflow back = new ScriptedMlflow("mlflow-artifacts:/", port)) {
        training.end(finished());
        while (!text().contains("MLflow: http")) {
          Thread.sleep(10);
        }
        tracking.close();

        assertThat(back.violations).isEmpty();
        assertThat(back.run().metrics).containsEntry("loss/training", Map.of(1L, 0.9));
        assertThat(back.run().status).isEqualTo("FINISHED");
        assertThat(text()).contains("MLflow answers again.").doesNotContain("not told everything");
      }
    }
  }

  @Test
  void aCallThatFailsOnceIsRepeatedAndOneThatAlwaysDoesCostsItselfAlone() {
    AtomicInteger batches = new AtomicInteger();
    server.interfere(
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean fails =
              path.endsWith("model-versions/create")
                  || path.endsWith("log-batch") && batches.getAndIncrement() == 0;
          return fails && answered(exchange, 500, "{\"message\": \"database is locked\"}");
        });
    try (Tracking tracking = tracking(server.address(), Map.of())) {
      Tracking.Training training = tracking.begin(start());
      training.epoch(epoch(1, 0.9));
      training.end(finished());
    }

    assertThat(server.violations).isEmpty();
    assertThat(server.run().parameters).containsKey("training.epochs");
    assertThat(server.run().status).isEqualTo("FINISHED");
    assertThat(server.artifacts).hasSize(2);
    assertThat(text())
        .contains("does not do model-versions/create: HTTP 500, database is locked")
        .contains("1 of the calls failed");
  }

  @Test
  void whatIsNoMlflowIsSaidToBeNone() {
    for (String garbage : List.of("<html>welcome</html>", "[]", "\u0000\u001b[31m", "{}", "")) {
      written.reset();
      server.interfere(exchange -> answered(exchange, 200, garbage));
      try (Tracking tracking = tracking(server.address(), Map.of())) {
        tracking.begin(start()).end(finished());
      }
      assertThat(text())
          .contains("Is it the address of an MLflow server")
          .doesNotContain("\u001b", "\u0000");
    }
  }

  @Test
  void redirectionsAreNotFollowedAndLongAnswersNotRead() {
    server.interfere(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://elsewhere.example/login");
          return answered(exchange, 302, "");
        });
    try (Tracking tracking = tracking(server.address(), Map.of())) {
      tracking.begin(start());
    }
    assertThat(text()).contains("leads elsewhere: HTTP 302 to https://elsewhere.example/login");
    written.reset();
    server.interfere(exchange -> answered(exchange, 200, " ".repeat(2 << 20)));
    try (Tracking tracking = tracking(server.address(), Map.of())) {
      tracking.begin(start());
    }
    assertThat(text()).contains("an answer of more than 1048576 bytes");
  }

  @Test
  void aServerThatHangsAndAFullQueueHoldNothingUp() {
    CountDownLatch released = new CountDownLatch(1);
    server.interfere(
        exchange -> {
          try {
            return !released.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
          }
        });
    MlflowHttp.Timing timing =
        new MlflowHttp.Timing(
            Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(20));
    try (Tracking tracking =
        new Tracking(
            List.of(
                new MlflowTracker(
                    MlflowAddress.of(server.address()),
                    MlflowCredentials.of(Map.of()),
                    timing,
                    console)),
            console)) {
      Tracking.Training training = tracking.begin(start());
      for (int epoch = 1; epoch <= 3000; epoch++) {
        training.epoch(epoch(epoch, 0.9));
      }
      training.end(finished());
    }
    released.countDown();

    assertThat(text()).contains("no answer within").contains("was not told everything");
  }

  private static boolean answered(HttpExchange exchange, int status, String text)
      throws IOException {
    ScriptedMlflow.answer(exchange, status, text);
    return true;
  }

  private Tracking tracking(String address, Map<String, String> environment) {
    return new Tracking(
        List.of(
            new MlflowTracker(
                MlflowAddress.of(address), MlflowCredentials.of(environment), QUICK, console)),
        console);
  }

  private static TrainingStart start() {
    return new TrainingStart(
        "ka-1", "liquid", Map.of("supercool.model", "ka-1"), Map.of("training.epochs", "2"), START);
  }

  private static TrainingEpoch epoch(int epoch, double loss) {
    return new TrainingEpoch(epoch, START.plusSeconds(epoch), Map.of("loss/training", loss));
  }

  private static TrainingEnd finished() {
    return new TrainingEnd(
        Status.FINISHED,
        START.plusSeconds(60),
        "ka-1@2-abc",
        Map.of("pearson/test/A/t0.13", 0.5),
        Map.of("late", "tag"),
        List.of(new Artifact("report.json", () -> "{}".getBytes(UTF_8))),
        new Artifact("liquid-3.supercool", () -> new byte[] {1, 2, 3}));
  }

  private static String at(String artifact) {
    return "1/run1/artifacts/" + artifact;
  }

  private String text() {
    return written.toString(UTF_8);
  }
}
