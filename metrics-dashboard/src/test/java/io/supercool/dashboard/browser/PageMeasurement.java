package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Topics;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.SyntheticPredictions;
import java.net.URL;
import org.junit.jupiter.api.Test;

/**
 * How soon the page shows something and how smoothly it turns, with rendering in software. Run by
 * name; docs/dashboard.md has the figures.
 */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class PageMeasurement {
  private static final String STATE = "window.supercool.state.liquid.";

  /** Turns the view by the keyboard, a step per picture; milliseconds a picture. */
  private static final String TURN =
      """
      async () => {
        const scene = document.getElementById('scene');
        const next = () => new Promise(requestAnimationFrame);
        const before = window.supercool.state.liquid.drawn;
        const from = performance.now();
        for (let i = 0; i < 30; i++) {
          scene.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
          await next();
        }
        const pixel = new Uint8Array(4);
        const gl = scene.getContext('webgl2');
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        return (performance.now() - from) / (window.supercool.state.liquid.drawn - before);
      }""";

  private static final String FIRST_PAINT =
      "performance.getEntriesByName('first-contentful-paint')[0].startTime";

  @TestHTTPResource("/")
  URL home;

  @Test
  void opensAndTurns() {
    try (Publisher publisher = new Publisher();
        Browsers browsers = new Browsers();
        Browser browser = browsers.launch()) {
      publisher.heartbeats();
      for (int particles : new int[] {4_096, 100_000}) {
        Prediction prediction = SyntheticPredictions.of("n" + particles, particles, "v1");
        publisher.prediction(prediction, Topics.BLOCK_BYTES);
        for (int opening = 0; opening < 3; opening++) {
          Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
          page.navigate(home.toString());
          eventually(
              "the liquid is shown",
              () ->
                  page.evaluate(
                      STATE + "id === '" + prediction.id() + "' && " + STATE + "drawn > 0"),
              Boolean.TRUE::equals);
          double shown = number(page, STATE + "firstDrawn");
          assertThat(number(page, STATE + "particles")).isEqualTo(particles);
          System.out.printf(
              "%,d particles: first paint %.0f ms, 3D %.0f ms after opening, %.0f ms a picture%n",
              particles, number(page, FIRST_PAINT), shown, number(page, TURN));
          page.close();
        }
      }
    }
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
