package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PredictionCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the running system, in a browser, with real data. */
class PageIT {
  private static final double PATIENCE_MILLISECONDS = 120_000;

  private static final Pattern ADDRESS = Pattern.compile("Page: +(http://\\S+)");

  /** Remembers the sum of the colours that each version's predictions were last painted with. */
  private static final String WATCH =
      """
      () => {
        window.painted = {};
        setInterval(() => {
          const { id, modelVersion, colourSum } = window.supercool?.state.liquid ?? {};
          if (id) window.painted[modelVersion || 'no model'] = colourSum;
        }, 50);
      }\
      """;

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

  @Test
  void pageShowsTheRunAsItHappens() throws Exception {
    try (Chromium chromium = Chromium.startOrSkip();
        TraceReceiver traces = new TraceReceiver();
        Supercool run =
            Supercool.start(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    traces.endpoint(),
                    // The one that will be frozen is to be missed.
                    "SUPERCOOL_GRAPH_SERVICES",
                    "1"),
                Repository.ROOT,
                "run",
                "--keep-open",
                "--train",
                Repository.trainingSample("T056_s112_00"),
                Repository.trainingSample("T056_s112_01"),
                "--test",
                Repository.testSample("T056_s112_04"),
                "--epochs",
                2)) {
      List<String> problems = new ArrayList<>();
      Page page =
          chromium
              .browser()
              .newPage(
                  // waitForFunction evaluates text, which the page's own policy forbids.
                  new Browser.NewPageOptions().setViewportSize(1440, 900).setBypassCSP(true));
      page.onPageError(problems::add);
      open(page, run);
      page.evaluate(WATCH);
      run.awaitOutput("The system is up");
      Map<String, Long> processes = Supercool.processes();
      awaitState(page, "state.connection === 'live'");
      assertTheModelWasSeenToLearn(page);
      awaitState(page, "new Set(state.servicesUp).size === 5");
      awaitState(page, "state.epochs === 2");
      awaitState(page, "state.liquid.particles === 4096");
      awaitState(
          page, "state.predictions.some(id => id.startsWith('T056_s112_04/T056_s112_04/0'))");
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/page.png")));
      awaitState(page, "state.liquid.id.startsWith('T056_s112_04/')");
      page.locator(".more summary").click();
      page.locator("#particle").fill("1234");
      assertPickedIsTheKafkaRecords(page, 1234);
      String snapshot = "T056_s112_04/T056_s112_04/0";
      run.awaitUntil(
          "the snapshot's trace is whole",
          () -> told(traces.tracesOf(snapshot)).containsAll(SPANS));
      assertOneTrace(traces.tracesOf(snapshot));

      // Killed, it may be up again before anybody has missed it; frozen, it is missed for certain.
      long graphService = processes.get("graph-service");
      assertThat(new ProcessBuilder("kill", "-STOP", graphService + "").start().waitFor()).isZero();
      page.waitForSelector(
          "[data-service='graph-service'][data-state='DOWN']",
          new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLISECONDS));
      ProcessHandle.of(graphService).orElseThrow().destroyForcibly();
      page.waitForSelector(
          "[data-service='graph-service'][data-state='UP']",
          new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLISECONDS));
      assertThat(page.textContent("[data-service='graph-service'] .state")).contains("1 restart");

      assertThat(problems).isEmpty();
      assertThat(run.end()).as("Ctrl-C is the wanted end").isZero();
      Supercool.assertNothingLeft(processes);
    }
  }

  /** As soon as it is served, before there is anything to learn from. */
  private static void open(Page page, Supercool run) {
    run.awaitUntil(
        "the page is served",
        () -> {
          Matcher address = ADDRESS.matcher(run.output());
          try {
            return address.find() && page.navigate(address.group(1)).ok();
          } catch (PlaywrightException e) {
            return false; // Nobody listens yet.
          }
        });
  }

  /** A snapshot is painted before any model, and other colours with every epoch. */
  private static void assertTheModelWasSeenToLearn(Page page) {
    Map<?, ?> painted = (Map<?, ?>) page.evaluate("window.painted");
    System.out.println("painted, by model version: " + painted);
    assertThat(painted.keySet().stream().map(Object::toString).map(PageIT::epoch))
        .contains("no model", "epoch-0001", "epoch-0002");
    assertThat(painted.values()).doesNotHaveDuplicates();
  }

  private static String epoch(String version) {
    return version.substring(version.lastIndexOf('@') + 1);
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

  /** What the page says of a particle is what anybody reads from the topic. */
  private static void assertPickedIsTheKafkaRecords(Page page, int particle) {
    String id = (String) page.evaluate("window.supercool.state.liquid.id");
    List<Prediction> predictions = new ArrayList<>();
    BlockAssembler<Prediction, String> assembler = new BlockAssembler<>(new PredictionCodec(), 8);
    try (KafkaView kafka = new KafkaView(Supercool.state().get("bootstrapServers").asText())) {
      kafka.readAll(
          Topics.PREDICTIONS.name(),
          record -> {
            Prediction whole = assembler.add(record.value(), "").payload();
            if (whole != null && whole.recordId().equals(id)) {
              predictions.add(whole);
            }
          });
    }
    assertThat(predictions).isNotEmpty();
    Prediction record = predictions.get(predictions.size() - 1);
    for (int time = 0; time < record.times().length; time++) {
      String shown = "window.supercool.state.liquid.picked.byTime[%d].".formatted(time);
      assertThat(((Number) page.evaluate(shown + "predicted")).doubleValue())
          .isEqualTo(record.predicted()[time][particle]);
      assertThat(((Number) page.evaluate(shown + "propensity")).doubleValue())
          .isEqualTo(record.configuration().propensity().values()[time][particle]);
    }
  }

  private static void awaitState(Page page, String condition) {
    page.waitForFunction(
        "() => { const state = window.supercool?.state; return state && (%s); }"
            .formatted(condition),
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLISECONDS));
  }
}
