package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the page shows of the system around the liquid, and how it behaves. */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class PageTest extends OpenedPage {
  /**
   * What is seen and reaches beyond the window's right edge; tables scroll by themselves. What a
   * closed details hides may have a place without being seen.
   */
  private static final String WIDER =
      """
      [...document.body.querySelectorAll('*')]
        .filter(one => !one.closest('.table') && !one.matches('.skip'))
        .filter(one => one.checkVisibility())
        .filter(one => one.getBoundingClientRect().right > innerWidth)
        .map(one => one.outerHTML.slice(0, 90))\
      """;

  /** In one look: the flow is drawn anew every two seconds. */
  private static final String LABELS_BENEATH_GRAPHS =
      """
      () => {
        const top = (topic) =>
            document.querySelector(`#flow [data-topic=${topic}]`).getBoundingClientRect().top;
        return top('labels') > top('graphs');
      }\
      """;

  @Inject OpenConnections connections;

  @Test
  void modelsAreListedAndComparedAndPredictionsOffered() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      await(page, "models.includes('" + Demonstration.VERSION + "')");
      await(page, "models.includes('" + Demonstration.OTHER_VERSION + "')");
      page.locator("#compare summary").click();
      page.selectOption("#compare-a", Demonstration.VERSION);
      page.selectOption("#compare-b", Demonstration.OTHER_VERSION);
      assertThat(page.locator("#compare-table tr[data-differs=true] th").allTextContents())
          .contains("epochs")
          .doesNotContain("layers");
      assertThat(page.locator("#downloads-table a[href*=npz]").count()).isPositive();
    }
    assertFaultless();
  }

  @Test
  void aDeadLetterShowsItsHeadersWhenClickedAndStaysOpen() {
    RecordMetadata record = garbage("some key");
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      Locator letter = letter(page, record);
      eventually("its dead letter", letter::count, n -> n == 1);
      page.locator("#dead-letters summary").click();
      letter.locator("button").click();
      Locator opened = page.locator("#dead-letters dl:visible");
      assertThat(opened.textContent()).contains("some key").contains("dead-letter-offset");

      Locator another = letter(page, garbage("another key"));
      eventually("another letter", another::count, n -> n == 1);
      assertThat(opened.textContent()).contains("some key");
    }
    assertFaultless();
  }

  private static RecordMetadata garbage(String key) {
    return publisher.send(
        Topics.MODELS.name(), key, "not a record".getBytes(StandardCharsets.UTF_8));
  }

  /** The row of the record's dead letter, wherever in the list it is. */
  private static Locator letter(Page page, RecordMetadata record) {
    String place = "%d @ %d".formatted(record.partition(), record.offset());
    return page.locator(
        "#dead-letters tr:has(button:text-is('models')):has(td:text-is('%s'))".formatted(place));
  }

  @Test
  void onlineLearningGainsPointsForTheSpeciesChosen() {
    demonstration.live(0, 120);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      // For each lag time the network's score and the coarse energy's.
      int curves = 2 * Demonstration.LIVE_LAGS.length;
      await(page, "chartPoints.prequential === " + 120 * curves);
      demonstration.live(120, 121);
      await(page, "chartPoints.prequential === " + 121 * curves);
      assertThat(page.evaluate(STATE + "online.trajectory"))
          .isEqualTo(Demonstration.LIVE_TRAJECTORY);
      assertThat(number(page, "online.curves[0].points.at(-1).step"))
          .isEqualTo(120 * Demonstration.LIVE_STEPS);

      for (String species : List.of("B", "A")) {
        page.check("#chart-species input[value=" + species + "]");
        assertThat(page.getAttribute("#prequential", "aria-label"))
            .contains("species " + species)
            .contains("after 121 frames");
      }
      assertThat(page.isVisible("#prequential")).isTrue();
      shoot(page, "1440x900-light-live", false);
    }
    assertFaultless();
  }

  @Test
  void aFrameThatLooksWrongIsSeenToBeSo() {
    String reason = "lowest distance 0.1: are positions and box in the same unit?";
    Prediction squeezed = SyntheticPredictions.of("squeezed", 300, Demonstration.VERSION);
    publisher.event(
        new MetricEvent.SnapshotSuspicious(squeezed.configuration().snapshot(), List.of(reason)));
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      await(page, "warnings > 0");
      assertThat(page.isVisible("#suspicion")).isFalse();
      page.locator("#warnings summary").click();
      assertThat(page.textContent("#warnings table"))
          .contains(squeezed.configuration().snapshot().toString())
          .contains(reason);
      eventually("the health", () -> page.textContent("#health"), t -> t.contains("warning"));

      publisher.prediction(squeezed, RecordLimits.BLOCK_BYTES);
      await(page, "liquid.id === '" + squeezed.recordId() + "'");
      assertThat(page.isVisible("#suspicion")).isTrue();
      assertThat(page.textContent("#suspicion")).contains(reason);
    }
    assertFaultless();
  }

  @Test
  void aServiceThatCannotRunIsNamedWithItsReasonUntilItRuns() {
    String instance = "label-service-9";
    String hostile = "<img src=x onerror=alert(1)> Invalid or corrupt jarfile";
    publisher.event(
        new MetricEvent.ServiceEnded(
            "label-service",
            instance,
            "ended with status 1",
            5,
            6,
            true,
            System.currentTimeMillis(),
            List.of(hostile),
            "Mend the cause."));
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      eventually("the list", () -> page.textContent("#ended"), t -> t.contains(instance));
      assertThat(page.textContent("#ended")).contains("cannot run", hostile, "Mend the cause.");
      assertThat(page.locator("#ended img").count()).isZero();
      assertThat(page.textContent("#activity")).startsWith(instance + " cannot run · ");
      assertThat(page.textContent("#health")).contains(instance + " cannot run");
      shoot(page, "1440x900-light-cannot-run", false);

      publisher.heartbeat("label-service", instance, System.currentTimeMillis(), 60);
      eventually("nothing is listed", () -> page.isVisible("#ended"), Boolean.FALSE::equals);
      assertThat(page.textContent("#activity")).doesNotContain("cannot run");
    }
    assertFaultless();
  }

  @Test
  void labelServiceIsDrawnOnceItHasWork() {
    publisher.send(Topics.LABELS.name(), "trajectory", new byte[1]);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      Locator drawn = page.locator("#flow [data-service=label-service][data-state=UP]");
      eventually("label-service", drawn::count, n -> n == 1);
      assertThat(
              page.locator("#flow > li")
                  .evaluateAll("all => all.map(one => Object.values(one.dataset)[0])"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .containsSubsequence(
              "ingest-service", "replicas", "label-service", "labels", "model-service");
      assertThat((Boolean) page.evaluate(LABELS_BENEATH_GRAPHS)).isTrue();
      shoot(page, "1440x900-light-labels", false);
    }
    assertFaultless();
  }

  @Test
  void axeFindsNoSeriousViolationInLightAndDark() throws IOException {
    String axe;
    try (var script = getClass().getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(1440, 900)
                  .setColorScheme(scheme)
                  .setBypassCSP(true))) {
        Page page = open(context);
        page.locator(".more summary").click();
        page.locator("#particle").fill("7");
        page.locator("#compare summary").click();
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(axe));
        Object violations =
            page.evaluate(
                """
                async () => (await axe.run()).violations
                    .filter(one => ['serious', 'critical'].includes(one.impact))
                    .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))\
                """);
        assertThat((List<?>) violations).as("%s", scheme).isEmpty();
      }
    }
  }

  @Test
  void scriptsAreSmall() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      List<Response> scripts = new CopyOnWriteArrayList<>();
      Page page = context.newPage();
      page.onResponse(
          response -> {
            if (response.url().endsWith(".js")) {
              scripts.add(response);
            }
          });
      page.navigate(home.toString());
      await(page, "connection === 'live'");
      assertThat(scripts).isNotEmpty();
      assertThat(scripts.stream().mapToInt(script -> compressed(script.body())).sum())
          .isBetween(100_000, 1_200_000);
    }
  }

  @Test
  void chartsGainPointsAsTheTrainingGoesOn() {
    try (BrowserContext context = context(1440, 900, ColorScheme.DARK)) {
      Page page = open(context);
      int epochs = (int) number(page, "epochs");
      double loss = number(page, "chartPoints.loss");
      double pearson = number(page, "chartPoints.pearson");
      assertThat(number(page, "chartPoints.correlation")).isPositive();
      assertThat(number(page, "chartPoints.density")).isPositive();

      demonstration.epoch(epochs + 1);

      await(page, "epochs === " + (epochs + 1));
      assertThat(number(page, "chartPoints.loss")).isEqualTo(loss + 2);
      assertThat(number(page, "chartPoints.pearson")).isGreaterThan(pearson);
      assertThat(page.textContent("#activity")).contains("epoch %d of 40".formatted(epochs + 1));
    }
    assertFaultless();
  }

  @Test
  void aLostConnectionIsSaidAndComesBack() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      page.evaluate(
          """
          () => {
            const badge = document.getElementById('connection');
            window.said = [];
            new MutationObserver(() => window.said.push(badge.dataset.state)).observe(badge, { attributes: true });
          }\
          """);
      connections.forEach(connection -> connection.closeAndAwait());

      eventually("it came back", () -> page.evaluate("window.said.at(-1)"), "live"::equals);
      assertThat(page.evaluate("window.said[0]")).isEqualTo("lost");
      eventually("predictions again", () -> number(page, "predictions.length"), n -> n > 0);
    }
    assertFaultless();
  }

  @Test
  void nothingReachesBeyondTheRightEdgeWhateverIsOpened() {
    garbage("a key");
    for (int width : new int[] {390, 1440}) {
      try (BrowserContext context = context(width, 844, ColorScheme.LIGHT)) {
        Page page = open(context);
        await(page, "servicesUp.length === 5");
        assertThat((List<?>) page.evaluate(WIDER)).as("closed, %d pixels", width).isEmpty();
        eventually("dead letters", () -> page.isVisible("#dead-letters"), Boolean.TRUE::equals);
        for (Locator summary : page.locator("summary:visible").all()) {
          summary.click();
        }
        page.selectOption("#slice-axis", "2");
        page.locator("#particle").fill("7");
        assertThat(page.isVisible("#slice-to")).isTrue();
        assertThat((List<?>) page.evaluate(WIDER)).as("opened, %d pixels", width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        shoot(page, width + "-opened-whole", true);
      }
    }
    assertFaultless();
  }

  @Test
  void noScreenSizeAndColourSchemeBringsAComplaint() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int[] size : List.of(new int[] {1440, 900}, new int[] {390, 844})) {
        try (BrowserContext context = context(size[0], size[1], scheme)) {
          Page page = open(context);
          await(page, "servicesUp.length === 5");
          String name = "%dx%d-%s".formatted(size[0], size[1], scheme.name().toLowerCase());
          shoot(page, name, false);
          if (size[0] < 800) {
            shoot(page, name + "-whole", true);
          } else {
            page.selectOption("#quantity", "both");
            shoot(page, name + "-both", false);
            page.selectOption("#quantity", "orderParameter");
            page.locator(".more summary").click();
            page.locator("#particle").fill("1234");
            if (page.isVisible("#dead-letters")) {
              page.locator("#dead-letters summary").click();
            }
            shoot(page, name + "-picked-whole", true);
          }
        }
      }
    }
    assertFaultless();
  }

  private static int compressed(byte[] script) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(script);
      }
      return bytes.size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
