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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a run, in a browser from before its training to its end. */
final class RunPage {
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

  private final Page page;
  private final List<String> problems = new ArrayList<>();

  /** Opens it as soon as it is served, before there is anything to learn from. */
  RunPage(Chromium chromium, Supercool run) {
    page =
        chromium
            .browser()
            .newPage(
                // waitForFunction evaluates text, which the page's own policy forbids.
                new Browser.NewPageOptions().setViewportSize(1440, 900).setBypassCSP(true));
    page.onPageError(problems::add);
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
    page.evaluate(WATCH);
  }

  /**
   * Asserts that it has shown the training and shows its end.
   *
   * @param snapshot the one that was predicted
   */
  void assertShowsTheRun(String snapshot, int epochs) {
    awaitState("state.connection === 'live'");
    assertTheModelWasSeenToLearn();
    awaitState("new Set(state.servicesUp).size === 5");
    awaitState("state.epochs === " + epochs);
    awaitState("state.liquid.particles === 4096");
    awaitState("state.predictions.some(id => id.startsWith('%s'))".formatted(snapshot));
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/page.png")));
    awaitState("state.liquid.id.startsWith('%s')".formatted(snapshot));
    page.locator(".more summary").click();
    page.locator("#particle").fill("1234");
    assertPickedIsTheKafkaRecords(1234);
  }

  /**
   * Asserts that a service that stands still is seen to be down, and that it is up again when it
   * was killed.
   */
  void assertNoticesAnOutage(String service, long pid) throws Exception {
    // Killed, it may be up again before anybody has missed it; frozen, it is missed for certain.
    assertThat(new ProcessBuilder("kill", "-STOP", pid + "").start().waitFor()).isZero();
    awaitService(service, "DOWN");
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    awaitService(service, "UP");
    assertThat(page.textContent("[data-service='%s'] .state".formatted(service)))
        .contains("1 restart");
  }

  /** Asserts that no script failed. */
  void assertNoProblems() {
    assertThat(problems).isEmpty();
  }

  /** A snapshot is painted before any model, and other colours with every epoch. */
  private void assertTheModelWasSeenToLearn() {
    Map<?, ?> painted = (Map<?, ?>) page.evaluate("window.painted");
    System.out.println("painted, by model version: " + painted);
    assertThat(painted.keySet().stream().map(Object::toString).map(RunPage::epoch))
        .contains("no model", "epoch-0001", "epoch-0002");
    assertThat(painted.values()).doesNotHaveDuplicates();
  }

  private static String epoch(String version) {
    return version.substring(version.lastIndexOf('@') + 1);
  }

  /** What the page says of a particle is what anybody reads from the topic. */
  private void assertPickedIsTheKafkaRecords(int particle) {
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

  private void awaitService(String service, String state) {
    page.waitForSelector(
        "[data-service='%s'][data-state='%s']".formatted(service, state),
        new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLISECONDS));
  }

  private void awaitState(String condition) {
    page.waitForFunction(
        "() => { const state = window.supercool?.state; return state && (%s); }"
            .formatted(condition),
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLISECONDS));
  }
}
