package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./supercool run} on two training files and one test file, from another folder, with its
 * page in a browser, where there is one.
 */
class RunIT {
  private static final String PREDICTED = "three/three/0";

  /**
   * What is done of a test snapshot with propensity and inherent structure, whose continuations
   * alone are quenched: service, span, its parent.
   */
  private static final List<List<String>> SPANS =
      List.of(
          List.of("ingest-service", "ingest", ""),
          List.of("ingest-service", "send supercool.snapshots.v1", "ingest"),
          List.of("graph-service", "process supercool.snapshots.v1", "send supercool.snapshots.v1"),
          List.of("graph-service", "neighbour list", "process supercool.snapshots.v1"),
          List.of("graph-service", "continuation", "process supercool.snapshots.v1"),
          List.of("graph-service", "quench", "process supercool.snapshots.v1"),
          List.of("graph-service", "send supercool.graphs.v1", "process supercool.snapshots.v1"),
          List.of("model-service", "process supercool.graphs.v1", "send supercool.graphs.v1"),
          List.of("model-service", "network forward", "process supercool.graphs.v1"),
          List.of("model-service", "ridge", "process supercool.graphs.v1"),
          List.of("model-service", "send supercool.predictions.v1", "process supercool.graphs.v1"),
          List.of(
              "metrics-dashboard",
              "process supercool.predictions.v1",
              "send supercool.predictions.v1"));

  @TempDir Path folder;

  @Test
  void runLearnsPredictsReportsIsSeenOnItsPageAndLeavesNothingRunning() throws Exception {
    copy(Repository.trainingSample("T056_s112_00"), "train/one.npz");
    copy(Repository.trainingSample("T056_s112_01"), "train/two.npz");
    copy(Repository.testSample("T056_s112_04"), "test/three.npz");
    Files.writeString(folder.resolve("small.yaml"), "network:\n  layers: 2\n  channels: 4\n");

    try (TraceReceiver traces = new TraceReceiver();
        Supercool run =
            Supercool.start(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    traces.endpoint(),
                    // The one that will be frozen is to be missed.
                    "SUPERCOOL_GRAPH_SERVICES",
                    "1"),
                folder,
                "run",
                "--keep-open",
                "--train",
                "train/*.npz",
                "--test",
                "test/*.npz",
                "--epochs",
                2,
                "--config",
                "small.yaml",
                "--report",
                "report.json",
                "--export",
                "xyz");
        Chromium chromium = Chromium.start()) {
      RunPage page = chromium == null ? null : new RunPage(chromium, run);
      run.awaitOutput("The system is up");
      Map<String, Long> processes = Supercool.processes();
      assertThat(run.output())
          .startsWith("Page:  http://localhost:")
          .contains("Pearson correlation", "own energy", "coarse energy", "expert ridge");
      assertReport(new ObjectMapper().readTree(folder.resolve("report.json").toFile()));
      assertThat(Files.readAllLines(folder.resolve("xyz/three_three_0.xyz"))).hasSize(2 + 4096);
      run.awaitUntil(
          "the snapshot's trace is whole",
          () -> told(traces.tracesOf(PREDICTED)).containsAll(SPANS));
      assertOneTrace(traces.tracesOf(PREDICTED));
      if (page != null) {
        page.assertShowsTheRun(PREDICTED, 2);
        page.assertNoticesAnOutage("graph-service", processes.get("graph-service"));
        page.assertNoProblems();
      }
      assertThat(run.end()).as("Ctrl-C is the wanted end").isZero();
      assertThat(run.output()).contains("Ending broker and services; their records stay");
      Supercool.assertNothingLeft(processes);
    }
  }

  private static void assertReport(JsonNode report) {
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("scores", "baselines", "model", "counts", "seconds");
    assertThat(report.get("counts").toString())
        .isEqualTo(
            "{\"snapshotsPublished\":3,\"graphsBuilt\":3,"
                + "\"predictionsPublished\":1,\"deadLettered\":0}");

    JsonNode scores = report.get("scores");
    assertThat(scores.findValuesAsText("species")).contains("A", "B");
    assertThat(scores).as("two species at six times").hasSize(12);
    assertScores(scores);
    assertThat(report.get("baselines").findValuesAsText("name"))
        .containsExactly("inherentEnergy", "coarseGrainedEnergy", "expertRidge");
    report.get("baselines").forEach(baseline -> assertScores(baseline.get("scores")));
    // Two epochs teach the network nothing; what needs no epochs is as it was seen.
    assertThat(pearsonOfAAt52(report.get("baselines").get(0).get("scores")))
        .as("own energy")
        .isCloseTo(0.176, within(0.005));
    assertThat(pearsonOfAAt52(report.get("baselines").get(1).get("scores")))
        .as("coarse energy")
        .isCloseTo(0.230, within(0.005));
    assertThat(pearsonOfAAt52(report.get("baselines").get(2).get("scores")))
        .as("ridge fitted to two")
        .isCloseTo(0.454, within(0.01));

    JsonNode model = report.get("model");
    assertThat(model.get("layers").asInt()).isEqualTo(2);
    assertThat(model.get("channels").asInt()).isEqualTo(4);
    assertThat(model.get("lMax").asInt()).isEqualTo(3);
    assertThat(model.get("parameters").asLong()).isPositive();
    assertThat(model.get("version").asText()).isNotBlank();
    for (String stage : new String[] {"ingest", "graph", "train", "predict", "total"}) {
      assertThat(report.get("seconds").get(stage).asDouble()).as(stage).isPositive();
    }
  }

  private static double pearsonOfAAt52(JsonNode scores) {
    JsonNode score = scores.get(5);
    assertThat(score.get("species").asText()).isEqualTo("A");
    assertThat(score.get("time").asDouble()).isEqualTo(52);
    return score.get("meanPearson").asDouble();
  }

  private static void assertScores(JsonNode scores) {
    assertThat(scores).isNotEmpty();
    for (JsonNode score : scores) {
      boolean isA = score.get("species").asText().equals("A");
      assertThat(score.get("time").asDouble()).isPositive();
      assertThat(score.get("pooledPearson").asDouble()).isBetween(-1.0, 1.0);
      assertThat(score.get("perConfiguration")).hasSize(1);
      JsonNode own = score.get("perConfiguration").get(0);
      assertThat(own.get("configuration").asText()).isEqualTo("three");
      assertThat(own.get("particles").asInt()).isEqualTo(isA ? 3277 : 819);
      assertThat(score.get("meanPearson")).isEqualTo(own.get("pearson"));
    }
  }

  private void copy(Path sample, String name) throws IOException {
    Path target = folder.resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(sample, target);
  }

  private static void assertOneTrace(List<TraceReceiver.Received> spans) {
    assertThat(spans).extracting(TraceReceiver.Received::trace).containsOnly(spans.get(0).trace());
    assertThat(told(spans)).containsExactlyInAnyOrderElementsOf(SPANS);
  }

  /**
   * Service, span and its parent, once each: a record may be delivered again, and the spans of that
   * be on their way still.
   */
  private static Set<List<String>> told(List<TraceReceiver.Received> spans) {
    Map<String, String> names = new HashMap<>(Map.of("", ""));
    spans.forEach(span -> names.put(span.id(), span.name()));
    Set<List<String>> told = new HashSet<>();
    for (TraceReceiver.Received span : spans) {
      if (names.containsKey(span.parent())) {
        told.add(List.of(span.service(), span.name(), names.get(span.parent())));
      }
    }
    return told;
  }
}
