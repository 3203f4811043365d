package io.supercool.dashboard.browser;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/**
 * How soon the page shows something, how smoothly it turns, with rendering in software, and what
 * pages cost the pipeline. Run by name; docs/experiments/page.md has the figures.
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
      }\
      """;

  private static final int FRAMES = 40;

  private static final String FIRST_PAINT =
      "performance.getEntriesByName('first-contentful-paint')[0].startTime";

  private static final String SCRIPTS_RUN =
      "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd";

  @TestHTTPResource("/")
  URL home;

  @Inject OpenConnections connections;

  private long published;

  @Test
  void opensAndTurns() {
    try (Publisher publisher = new Publisher();
        Browsers browsers = new Browsers();
        Browser browser = browsers.launch()) {
      publisher.heartbeats();
      for (int particles : new int[] {4_096, 100_000}) {
        Prediction prediction = SyntheticPredictions.of("n" + particles, particles, "v1");
        publisher.prediction(prediction, RecordLimits.BLOCK_BYTES);
        for (int opening = 0; opening < 3; opening++) {
          Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
          page.navigate(home.toString());
          eventually(
              "the liquid is shown",
              () ->
                  page.evaluate(
                      STATE + "id === '" + prediction.recordId() + "' && " + STATE + "drawn > 0"),
              Boolean.TRUE::equals);
          double shown = number(page, STATE + "firstDrawn");
          assertThat(number(page, STATE + "particles")).isEqualTo(particles);
          System.out.printf(
              "%,d particles: first paint %.0f ms, scripts run %.0f ms, 3D %.0f ms after opening,"
                  + " %.0f ms a picture%n",
              particles,
              number(page, FIRST_PAINT),
              number(page, SCRIPTS_RUN),
              shown,
              number(page, TURN));
          page.close();
        }
      }
    }
  }

  /** Pages that draw nothing, but take all they are told: what they cost who tells them. */
  private static final String LISTEN =
      """
      (pages) => {
        window.heard = { frames: 0, bytes: 0 };
        window.sockets = Array.from({ length: pages }, () => {
          const socket = new WebSocket(`ws://${location.host}/live`);
          socket.binaryType = 'arraybuffer';
          socket.onmessage = ({ data }) => {
            window.heard.frames += typeof data === 'string' ? 0 : 1;
            window.heard.bytes += data.byteLength ?? data.length;
          };
          return socket;
        });
      }\
      """;

  /**
   * Processor time of this process, which is dashboard, broker and publisher in one, while a frame
   * of 4,096 particles comes every second: without pages and with ten.
   */
  @Test
  void tenPagesTakeProcessorTime() throws InterruptedException {
    try (Publisher publisher = new Publisher();
        Browsers browsers = new Browsers();
        Browser browser = browsers.launch()) {
      Page page = browser.newPage();
      page.navigate(home + "api/status");
      for (int pages : new int[] {0, 10, 0, 10}) {
        page.evaluate(LISTEN, pages);
        frames(publisher, 20); // Told all that was, and compiled.
        double frames = number(page, "heard.frames");
        long before = processorNanos();
        frames(publisher, FRAMES);
        System.out.printf(
            "%d pages: %.1f ms of processor time a frame, %.0f frames and %.1f MB received%n",
            pages,
            (processorNanos() - before) / 1e6 / FRAMES,
            number(page, "heard.frames") - frames,
            number(page, "heard.bytes") / 1e6);
        page.evaluate("() => window.sockets.forEach(socket => socket.close())");
        eventually("closed", connections::listAll, Collection::isEmpty);
      }
    }
  }

  private void frames(Publisher publisher, int count) throws InterruptedException {
    for (int frame = 0; frame < count; frame++) {
      SnapshotId id = new SnapshotId("live", "live", published++);
      publisher.prediction(SyntheticPredictions.of(id, 4_096, "v1"), RecordLimits.BLOCK_BYTES);
      Thread.sleep(1_000);
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
