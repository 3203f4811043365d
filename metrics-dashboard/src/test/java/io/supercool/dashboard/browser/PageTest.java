package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.Publisher;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, fed through a real broker. */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class PageTest {
  private static final String STATE = "window.supercool.state.";

  private static Browsers browsers;
  private static Browser browser;

  @TestHTTPResource("/")
  URL home;

  @Inject OpenConnections connections;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Publisher publisher = new Publisher();
  private final Demonstration demonstration = new Demonstration(publisher);
  private Prediction latest;

  @BeforeAll
  static void start() {
    browsers = new Browsers();
    browser = browsers.launch();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browsers.close();
    }
  }

  @BeforeEach
  void publish() throws IOException {
    publisher.heartbeats();
    latest = demonstration.predictions();
    for (int epoch = 1; epoch <= 20; epoch++) {
      demonstration.epoch(epoch);
    }
  }

  @AfterEach
  void close() {
    publisher.close();
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
  void chartsGainPointsAsTheTrainingGoesOn() {
    try (BrowserContext context = context(1440, 900, ColorScheme.DARK)) {
      Page page = open(context);
      double epochs = eventually("20 epochs", () -> number(page, "epochs"), n -> n == 20);
      double loss = number(page, "chartPoints.loss");
      double pearson = number(page, "chartPoints.pearson");
      assertThat(number(page, "chartPoints.correlation")).isPositive();

      demonstration.epoch(21);

      eventually("one epoch more", () -> number(page, "epochs"), n -> n == epochs + 1);
      assertThat(number(page, "chartPoints.loss")).isEqualTo(loss + 2);
      assertThat(number(page, "chartPoints.pearson")).isGreaterThan(pearson);
      assertThat(page.textContent("#activity")).contains("epoch 21 of 40");
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
          await(page, "servicesUp.length === 4");
          assertThat((boolean) page.evaluate("document.body.scrollWidth <= innerWidth")).isTrue();
          String name = "%dx%d-%s".formatted(size[0], size[1], scheme.name().toLowerCase());
          shoot(page, name, false);
          if (size[0] < 800) {
            shoot(page, name + "-whole", true);
          } else {
            page.selectOption("#quantity", "difference");
            shoot(page, name + "-difference", false);
            page.selectOption("#quantity", "truth");
            page.locator("#share").fill("20");
            if (page.isVisible("#dead-letters")) {
              page.locator("#dead-letters summary").click();
            }
            shoot(page, name + "-mobile", false);
          }
        }
      }
    }
    assertFaultless();
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
