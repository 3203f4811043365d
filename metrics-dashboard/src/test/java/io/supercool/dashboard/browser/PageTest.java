package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Topics;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.PredictionFrames;
import io.supercool.dashboard.state.SyntheticPredictions;
import io.supercool.dashboard.state.TrainingHistory;
import io.supercool.physics.geometry.NeighbourSearch;
import io.supercool.physics.geometry.PeriodicBox;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, fed through a real broker. */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class PageTest {
  private static final String STATE = "window.supercool.state.";
  private static final String PLACE = "window.supercool.placeOf(%d)[%d]";

  /** Lets the browser pass over sixty occasions to draw. */
  private static final String SIXTY_PICTURES =
      """
      async () => {
        for (let i = 0; i < 60; i++) await new Promise(requestAnimationFrame);
      }""";

  /** What reaches beyond the window's right edge; tables scroll by themselves. */
  private static final String WIDER =
      """
      [...document.body.querySelectorAll('*')]
        .filter(one => !one.closest('.table') && !one.matches('.skip'))
        .filter(one => one.getBoundingClientRect().right > innerWidth)
        .map(one => one.outerHTML.slice(0, 90))""";

  /** In one look: the flow is drawn anew every two seconds. */
  private static final String LABELS_BENEATH_GRAPHS =
      """
      () => {
        const top = (topic) =>
            document.querySelector(`#flow [data-topic=${topic}]`).getBoundingClientRect().top;
        return top('labels') > top('graphs');
      }""";

  private static Browsers browsers;
  private static Browser browser;
  private static Publisher publisher;
  private static Demonstration demonstration;
  private static Prediction latest;

  @TestHTTPResource("/")
  URL home;

  @Inject OpenConnections connections;
  @Inject PredictionFrames frames;
  @Inject TrainingHistory trainings;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    browsers = new Browsers();
    browser = browsers.launch();
    publisher = new Publisher();
    demonstration = new Demonstration(publisher);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browsers.close();
      publisher.close();
    }
  }

  /** Nothing that was published is still on its way when a test begins: what it sees stays. */
  @BeforeEach
  void publish() throws IOException {
    publisher.heartbeats();
    if (latest == null) {
      List<Prediction> shown = demonstration.publish();
      latest = shown.get(shown.size() - 1);
      eventually(
          "all are taken",
          () -> shown.stream().map(Prediction::id).filter(id -> frames.find(id) == null).toList(),
          List::isEmpty);
    }
    // Whatever other tests have shown since, this is the newest again.
    Prediction earlier = frames.find(latest.id());
    publisher.prediction(latest, Topics.BLOCK_BYTES);
    eventually("it is taken", () -> frames.find(latest.id()), now -> now != earlier);
    eventually(
        "the epochs, and with them what was said before",
        () -> trainings.newest().stream().filter(PageTest::isLast).toList(),
        last -> !last.isEmpty());
  }

  private static boolean isLast(TrainingProgress newest) {
    return newest.model().equals(Demonstration.MODEL)
        && newest.epoch() >= Demonstration.EPOCHS_DONE;
  }

  @Test
  void theLiquidIsTheRecordsAndItsColoursFollowTheQuantity() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      int particles = latest.configuration().particles();
      assertThat(number(page, "liquid.particles")).isEqualTo(particles);
      assertThat(page.textContent("#caption")).contains("%,d particles".formatted(particles));
      page.selectOption("#species", "-1");
      page.locator("#share").fill("100");
      assertThat(number(page, "liquid.coloured")).isEqualTo(particles);

      double predicted = number(page, "liquid.colourSum");
      byte[] seen = picture(page);
      page.selectOption("#quantity", "truth");
      assertThat(number(page, "liquid.colourSum")).isNotEqualTo(predicted);
      assertThat(page.textContent("#legend-title")).startsWith("true propensity");
      assertThat(picture(page)).isNotEqualTo(seen);
      seen = picture(page);
      page.selectOption("#quantity", "difference");
      assertThat(page.textContent("#legend-title")).startsWith("predicted − true");
      assertThat(picture(page)).isNotEqualTo(seen);
      seen = picture(page);
      page.focus("#scene");
      page.keyboard().press("ArrowLeft");
      assertThat(picture(page)).isNotEqualTo(seen);
    }
    assertFaultless();
  }

  @Test
  void aPickedParticleHasTheRecordsValues() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      page.selectOption("#species", "-1");
      page.locator("#share").fill("100");
      picture(page);
      page.locator("#scene").click();

      int picked = (int) number(page, "liquid.picked.index");
      assertRecord(page, picked);
      // What was hit is where the pointer was: within the sphere as it is seen.
      BoundingBox box = page.locator("#scene").boundingBox();
      double across = ((Number) page.evaluate(PLACE.formatted(picked, 0))).doubleValue();
      double down = ((Number) page.evaluate(PLACE.formatted(picked, 1))).doubleValue();
      assertThat(Math.hypot(across - box.x - box.width / 2, down - box.y - box.height / 2))
          .isLessThan(30);

      page.locator("#picked tbody button").first().click();
      int neighbour = (int) number(page, "liquid.picked.index");
      assertThat(neighbour).isNotEqualTo(picked);
      assertRecord(page, neighbour);
      page.locator(".more summary").click();
      page.locator("#particle").fill("7");
      assertThat(page.textContent("#picked h3")).startsWith("particle 7, ");
      assertRecord(page, 7);
      page.locator("#picked [aria-label=Close]").click();
      assertThat(page.isVisible("#picked")).isFalse();
    }
    assertFaultless();
  }

  @Test
  void bothAreSeenSideBySideAndASliceOfThem() {
    try (BrowserContext context = context(1440, 900, ColorScheme.DARK)) {
      Page page = open(context);
      byte[] one = picture(page);
      page.selectOption("#quantity", "both");
      assertThat(number(page, "liquid.views")).isEqualTo(2);
      assertThat(page.isVisible("#view-labels")).isTrue();
      byte[] two = picture(page);
      assertThat(two).isNotEqualTo(one);
      page.locator(".more summary").click();
      page.selectOption("#slice-axis", "2");
      assertThat(picture(page)).isNotEqualTo(two);
      for (String quantity : List.of("orderParameter", "inherentEnergy", "ridge", "species")) {
        double before = number(page, "liquid.colourSum");
        page.selectOption("#quantity", quantity);
        assertThat(number(page, "liquid.colourSum")).as(quantity).isNotEqualTo(before);
      }
    }
    assertFaultless();
  }

  @Test
  void nothingIsDrawnWhileNothingMoves() {
    try (BrowserContext context = context(1440, 900, ColorScheme.DARK)) {
      Page page = open(context);
      picture(page);
      double drawn = number(page, "liquid.drawn");
      page.evaluate(SIXTY_PICTURES);
      assertThat(number(page, "liquid.drawn")).isEqualTo(drawn);
    }
  }

  @Test
  void anEarlierFrameStaysUntilThePageFollowsAgain() {
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      page.locator("#frame").fill("0");
      String earlier = (String) page.evaluate(STATE + "liquid.id");
      assertThat(earlier).isNotEqualTo(latest.id());
      assertThat(page.isChecked("#follow")).isFalse();
      Prediction next = SyntheticPredictions.of("next", 300, Demonstration.VERSION);
      publisher.prediction(next, Topics.BLOCK_BYTES);
      await(page, "predictions.at(-1) === '" + next.id() + "'");
      assertThat(page.evaluate(STATE + "liquid.id")).isNotEqualTo(next.id());

      page.check("#follow");
      assertThat(page.evaluate(STATE + "liquid.id")).isEqualTo(next.id());
      assertThat(number(page, "liquid.particles")).isEqualTo(300);
    }
    assertFaultless();
  }

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
    return publisher.send(Topics.MODELS, key, "not a record".getBytes(StandardCharsets.UTF_8));
  }

  /** The row of the record's dead letter, wherever in the list it is. */
  private static Locator letter(Page page, RecordMetadata record) {
    String place = "%d @ %d".formatted(record.partition(), record.offset());
    return page.locator(
        "#dead-letters tr:has(button:text-is('models')):has(td:text-is('%s'))".formatted(place));
  }

  @Test
  void whatIsLearnedLiveGainsPointsForTheSpeciesChosen() {
    demonstration.live(0, 120);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      // For each lag time the network's score and the coarse-grained energy's.
      int curves = 2 * Demonstration.LIVE_LAGS.length;
      await(page, "chartPoints.prequential === " + 120 * curves);
      demonstration.live(120, 121);
      await(page, "chartPoints.prequential === " + 121 * curves);
      assertThat(page.evaluate(STATE + "live.run")).isEqualTo(Demonstration.LIVE_RUN);
      assertThat(number(page, "live.curves[0].points.at(-1).step"))
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
        new MetricEvent.SnapshotSuspicious(squeezed.configuration().id(), List.of(reason)));
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      await(page, "suspicious > 0");
      assertThat(page.isVisible("#suspicion")).isFalse();
      page.locator("#suspicious summary").click();
      assertThat(page.textContent("#suspicious table"))
          .contains(squeezed.configuration().id().toString())
          .contains(reason);
      eventually("the health", () -> page.textContent("#health"), t -> t.contains(" wrong"));

      publisher.prediction(squeezed, Topics.BLOCK_BYTES);
      await(page, "liquid.id === '" + squeezed.id() + "'");
      assertThat(page.isVisible("#suspicion")).isTrue();
      assertThat(page.textContent("#suspicion")).contains(reason);
    }
    assertFaultless();
  }

  @Test
  void labelServiceIsDrawnOnceItHasWork() {
    publisher.send(Topics.LABELS, "run", new byte[1]);
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
  void axeFindsNothingSerious() throws IOException {
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
                    .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))""");
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
          }""");
      connections.forEach(connection -> connection.closeAndAwait());

      eventually("it came back", () -> page.evaluate("window.said.at(-1)"), "live"::equals);
      assertThat(page.evaluate("window.said[0]")).isEqualTo("lost");
      eventually("predictions again", () -> number(page, "predictions.length"), n -> n > 0);
    }
    assertFaultless();
  }

  @Test
  void withoutWebGlThePageSaysSoAndShowsTheRest() {
    try (Browser plain = browsers.launch("--disable-3d-apis");
        BrowserContext context = plain.newContext()) {
      Page page = context.newPage();
      page.navigate(home.toString());
      await(page, "chartPoints.loss > 0");
      assertThat(page.textContent("#scene-message")).contains("no WebGL");
      assertThat(page.isVisible("#scene-message")).isTrue();
      assertThat(page.evaluate(STATE + "liquid.webgl")).isEqualTo(false);
    }
  }

  @Test
  void screenshotsForPeopleToLookAt() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int[] size : List.of(new int[] {1440, 900}, new int[] {390, 844})) {
        try (BrowserContext context = context(size[0], size[1], scheme)) {
          Page page = open(context);
          await(page, "servicesUp.length === 5");
          assertThat((List<?>) page.evaluate(WIDER)).isEmpty();
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

  /** The picked particle is {@code index}, and its values are those published. */
  private void assertRecord(Page page, int index) {
    assertThat(number(page, "liquid.picked.index")).isEqualTo(index);
    for (int time = 0; time < latest.times().length; time++) {
      String at = "liquid.picked.byTime[%d].".formatted(time);
      assertThat(number(page, at + "time")).isEqualTo(latest.times()[time]);
      assertThat(number(page, at + "predicted"))
          .isEqualTo((double) latest.propensity()[time][index]);
      assertThat(number(page, at + "truth"))
          .isEqualTo((double) latest.configuration().targets().propensity()[time][index]);
    }
    assertThat(number(page, "liquid.picked.inherentEnergy"))
        .isEqualTo((double) latest.configuration().inherentEnergy()[index]);
    double[] box = latest.configuration().header().box();
    for (int axis = 0; axis < 3; axis++) {
      double x = latest.configuration().positions()[3 * index + axis];
      double shown = number(page, "liquid.picked.position[%d]".formatted(axis));
      assertThat(Math.IEEEremainder(shown - x, box[axis])).isBetween(-1e-5, 1e-5);
    }
    assertThat(number(page, "liquid.picked.neighbours.length")).isEqualTo(neighbours(index));
  }

  private int neighbours(int index) {
    PeriodicBox box = new PeriodicBox(latest.configuration().header().box());
    double[] positions = latest.configuration().positions();
    int[] offsets = new NeighbourSearch(box, 2).find(positions).offsets();
    return offsets[index + 1] - offsets[index];
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

  private BrowserContext context(int width, int height, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
  }

  /** Opens the page and waits until the newest prediction and some epochs are shown. */
  private Page open(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())
              && !message.text().contains("GPU stall due to ReadPixels")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.onWebSocket(socket -> requests.add(socket.url()));
    page.navigate(home.toString());
    await(page, "liquid.id === '" + latest.id() + "'");
    await(page, "chartPoints.loss > 0");
    return page;
  }

  private void assertFaultless() {
    assertThat(complaints).isEmpty();
    assertThat(requests)
        .isNotEmpty()
        .allMatch(
            url -> url.startsWith("data:") || home.getHost().equals(URI.create(url).getHost()));
  }

  /** Waits; the page's own policy forbids Playwright's way of evaluating a condition there. */
  private static void await(Page page, String condition) {
    eventually(condition, () -> page.evaluate(STATE + condition), Boolean.TRUE::equals);
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(STATE + expression)).doubleValue();
  }

  /** The canvas as seen, once what was asked for is drawn. */
  private static byte[] picture(Page page) {
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    return page.locator(".view").screenshot();
  }

  private static void shoot(Page page, String name, boolean whole) {
    picture(page);
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(whole));
  }
}
