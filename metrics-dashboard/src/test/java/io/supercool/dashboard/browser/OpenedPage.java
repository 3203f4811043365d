package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.models.TrainingHistory;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The page in a real browser, fed through a real broker; what it complains of is kept. */
abstract class OpenedPage {
  static final String STATE = "window.supercool.state.";

  static Browsers browsers;
  static Browser browser;

  /** Made once, as is the application that all these classes look at. */
  static Publisher publisher;

  static Demonstration demonstration;
  static Prediction latest;

  @TestHTTPResource("/")
  URL home;

  @Inject PredictionFrames frames;
  @Inject TrainingHistory trainings;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

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

  /** Nothing that was published is still on its way when a test begins: what it sees stays. */
  @BeforeEach
  void publish() throws IOException {
    if (publisher == null) {
      publisher = new Publisher();
      demonstration = new Demonstration(publisher);
    }
    publisher.heartbeats();
    if (latest == null) {
      List<Prediction> shown = demonstration.publish();
      latest = shown.get(shown.size() - 1);
      eventually(
          "all are taken",
          () ->
              shown.stream()
                  .map(Prediction::recordId)
                  .filter(id -> frames.find(id) == null)
                  .toList(),
          List::isEmpty);
    }
    // Whatever other tests have shown since, this is the newest again.
    Prediction earlier = frames.find(latest.recordId());
    publisher.prediction(latest, RecordLimits.BLOCK_BYTES);
    eventually("it is taken", () -> frames.find(latest.recordId()), now -> now != earlier);
    eventually(
        "the epochs, and with them what was said before",
        () -> trainings.newest().stream().filter(OpenedPage::isLast).toList(),
        last -> !last.isEmpty());
  }

  private static boolean isLast(TrainingProgress newest) {
    return newest.model().equals(Demonstration.MODEL)
        && newest.epoch() >= Demonstration.EPOCHS_DONE;
  }

  final BrowserContext context(int width, int height, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
  }

  /** Opens the page and waits until the newest prediction and some epochs are shown. */
  final Page open(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // How fast its driver draws in software is for the browser to say, in words of its own.
          if (List.of("error", "warning").contains(message.type())
              && !message.text().contains("GL Driver Message")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.onWebSocket(socket -> requests.add(socket.url()));
    page.navigate(home.toString());
    await(page, "liquid.id === '" + latest.recordId() + "'");
    await(page, "chartPoints.loss > 0");
    return page;
  }

  final void assertFaultless() {
    assertThat(complaints).isEmpty();
    assertThat(requests)
        .isNotEmpty()
        .allMatch(
            url -> url.startsWith("data:") || home.getHost().equals(URI.create(url).getHost()));
  }

  /** Waits; the page's own policy forbids Playwright's way of evaluating a condition there. */
  static void await(Page page, String condition) {
    eventually(condition, () -> page.evaluate(STATE + condition), Boolean.TRUE::equals);
  }

  static double number(Page page, String expression) {
    return ((Number) page.evaluate(STATE + expression)).doubleValue();
  }

  /** The canvas as seen, once what was asked for is drawn. */
  static byte[] picture(Page page) {
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    return page.locator(".view").screenshot();
  }

  static void shoot(Page page, String name, boolean whole) {
    picture(page);
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(whole));
  }
}
