package io.supercool.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.dashboard.BrokerWithHistory;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The liquid on the page: its particles, colours, slices and frames. */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class LiquidPageTest extends OpenedPage {
  private static final String PLACE = "window.supercool.placeOf(%d)[%d]";

  /** Lets the browser pass over sixty occasions to draw. */
  private static final String SIXTY_PICTURES =
      """
      async () => {
        for (let i = 0; i < 60; i++) await new Promise(requestAnimationFrame);
      }\
      """;

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
      page.selectOption("#quantity", "propensity");
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
  void aTiltedBoxIsDrawnTiltedAndItsParticlesHaveTheirNeighboursAcrossItsFaces() {
    Prediction tilted = tilted("tilted", 500);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      publisher.prediction(tilted, RecordLimits.BLOCK_BYTES);
      await(page, "liquid.id === '" + tilted.recordId() + "'");
      assertThat(page.textContent("#caption")).contains("tilted box, edges");
      page.locator(".more summary").click();
      for (int particle : new int[] {0, 123, 499}) {
        page.locator("#particle").fill(String.valueOf(particle));
        assertThat(number(page, "liquid.picked.neighbours.length"))
            .isEqualTo(neighbours(tilted, particle))
            .isPositive();
        assertThat(distanceFromRecord(page, tilted, particle)).isLessThan(1e-5);
      }
      shoot(page, "1440x900-light-tilted", false);
    }
    assertFaultless();
  }

  /** Before there is a prediction, and while a model is trained. */
  @Test
  void aSnapshotIsSeenAtOnceAndAModelIsSeenToLearn() {
    Prediction later = SyntheticPredictions.of("waiting", 400, Demonstration.VERSION);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      long published = System.nanoTime();
      publisher.snapshot(later.configuration());
      await(page, "liquid.id === '" + later.snapshot() + "'");
      byte[] seen = picture(page);
      System.out.printf(
          "a snapshot was drawn %.1f s after it was published%n",
          (System.nanoTime() - published) / 1e9);
      assertThat(page.textContent("#caption")).contains("Not predicted yet");
      assertThat(page.inputValue("#quantity")).isEqualTo("propensity");
      shoot(page, "1440x900-light-snapshot", false);

      double before = 0;
      for (int epoch = 1; epoch <= 3; epoch++) {
        publisher.preview(
            SyntheticPredictions.of("learned", 400, "ka@epoch-000" + epoch)
                .withPredicted(SyntheticPredictions.of("e" + epoch, 400, "any").predicted()));
        await(page, "liquid.modelVersion === 'ka@epoch-000" + epoch + "'");
        assertThat(number(page, "liquid.colourSum")).isNotEqualTo(before);
        before = number(page, "liquid.colourSum");
        byte[] now = picture(page);
        assertThat(now).as("the picture of epoch %d", epoch).isNotEqualTo(seen);
        seen = now;
      }
      assertThat(page.textContent("#caption")).contains("A model in training");
      publisher.prediction(later, RecordLimits.BLOCK_BYTES);
      await(page, "liquid.id === '" + later.recordId() + "'");
      assertThat(page.inputValue("#quantity")).isEqualTo("prediction");

      // What was chosen comes back when it is known.
      page.selectOption("#quantity", "both");
      Prediction next = SyntheticPredictions.of("next", 400, Demonstration.VERSION);
      publisher.snapshot(next.configuration());
      await(page, "liquid.id === '" + next.snapshot() + "'");
      assertThat(page.inputValue("#quantity")).isEqualTo("propensity");
      publisher.prediction(next, RecordLimits.BLOCK_BYTES);
      await(page, "liquid.id === '" + next.recordId() + "'");
      assertThat(page.inputValue("#quantity")).isEqualTo("both");
    }
    assertFaultless();
  }

  /** Two models predict the same: each is seen, one beside the other, and scored as truth comes. */
  @Test
  void championAndChallengerAreSeenSideBySide() {
    Prediction exact = duel("duel");
    float[][] worse = SyntheticPredictions.of("other", 400, "any").predicted();
    Prediction champion = exact.withModelVersion(Demonstration.VERSION).withPredicted(worse);
    try (BrowserContext context = context(1440, 900, ColorScheme.LIGHT)) {
      Page page = open(context);
      publisher.prediction(champion, RecordLimits.BLOCK_BYTES);
      publisher.prediction(exact, RecordLimits.BLOCK_BYTES);
      await(page, "predictions.at(-1) === '" + exact.recordId() + "'");
      await(page, "liquid.id === '" + champion.recordId() + "'");
      byte[] championSeen = picture(page);

      page.selectOption("#model", Demonstration.OTHER_VERSION);
      await(page, "liquid.id === '" + exact.recordId() + "'");
      assertThat(page.textContent("#caption")).contains("by " + Demonstration.OTHER_VERSION);
      assertThat(picture(page)).isNotEqualTo(championSeen);
      page.selectOption("#quantity", "models");
      assertThat(number(page, "liquid.views")).isEqualTo(2);
      assertThat(page.locator("#view-labels span").allTextContents())
          .containsExactly(Demonstration.OTHER_VERSION, Demonstration.VERSION);
      shoot(page, "1440x900-light-two-models", false);

      await(page, "sideBySide.rows.length === 8");
      assertThat(page.textContent("#side-by-side-verdict"))
          .startsWith(Demonstration.OTHER_VERSION)
          .endsWith("./supercool models serve ka-T0.64");
      assertThat(page.textContent("#side-by-side-table")).contains("best in 1 of 1");

      // What comes later is scored too: a live frame, of which labels tell.
      Prediction live = duel("live duel");
      Propensity truth = live.configuration().propensity();
      Configuration known = live.configuration();
      Prediction unknown =
          live.withConfiguration(
              Configuration.of(known.header(), known.species(), known.positions()));
      publisher.prediction(unknown, RecordLimits.BLOCK_BYTES);
      publisher.prediction(
          unknown.withModelVersion(Demonstration.VERSION).withPredicted(worse),
          RecordLimits.BLOCK_BYTES);
      Propensity latest =
          new Propensity(
              new double[] {truth.times()[3]}, new float[][] {truth.values()[3]}, null, 1);
      publisher.label(new Label(live.snapshot(), "lj", latest));
      await(page, "sideBySide.rows[3].configurations === 2");
      assertThat(page.textContent("#side-by-side-table")).contains("best in 2 of 2");
      shoot(page, "1440x900-light-side-by-side", true);
    }
    assertFaultless();
  }

  /** At a temperature at which nothing else is compared. */
  private static Prediction duel(String name) {
    Prediction prediction = SyntheticPredictions.of(name, 400, Demonstration.OTHER_VERSION);
    Configuration configuration = prediction.configuration();
    return prediction.withConfiguration(
        configuration.withHeader(configuration.header().withTemperature(0.71)));
  }

  /** Between the position the page says and the record's nearest periodic image. */
  private static double distanceFromRecord(Page page, Prediction prediction, int particle) {
    double[] apart = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      apart[axis] =
          number(page, "liquid.picked.position[%d]".formatted(axis))
              - prediction.configuration().positions()[3 * particle + axis];
    }
    new PeriodicBox(prediction.configuration().header().box()).minimumImage(apart);
    return Math.hypot(apart[0], Math.hypot(apart[1], apart[2]));
  }

  /** A synthetic prediction whose box is tilted to the sides and forwards. */
  private static Prediction tilted(String name, int particles) {
    Prediction straight = SyntheticPredictions.of(name, particles, Demonstration.VERSION);
    Configuration plain = straight.configuration();
    ConfigurationHeader header = plain.header();
    double edge = header.box()[0];
    double[] box = {edge, 0, 0, 0.4 * edge, edge, 0, -0.3 * edge, 0.2 * edge, edge};
    return new Prediction(
        new Configuration(
            new ConfigurationHeader(
                header.id(),
                header.split(),
                header.units(),
                box,
                header.temperature(),
                header.time(),
                0,
                header.species(),
                header.potential(),
                List.of()),
            plain.species(),
            plain.positions(),
            null,
            InherentStructure.of(null, plain.inherentEnergy()),
            plain.propensity()),
        straight.modelVersion(),
        straight.times(),
        straight.predicted(),
        null,
        straight.descriptors(),
        List.of());
  }

  @Test
  void predictedAndTrueAreSeenSideBySideAndInSlices() {
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
      assertThat(earlier).isNotEqualTo(latest.recordId());
      assertThat(page.isChecked("#follow")).isFalse();
      Prediction next = SyntheticPredictions.of("next", 300, Demonstration.VERSION);
      publisher.prediction(next, RecordLimits.BLOCK_BYTES);
      await(page, "predictions.at(-1) === '" + next.recordId() + "'");
      assertThat(page.evaluate(STATE + "liquid.id")).isNotEqualTo(next.recordId());

      page.check("#follow");
      assertThat(page.evaluate(STATE + "liquid.id")).isEqualTo(next.recordId());
      assertThat(number(page, "liquid.particles")).isEqualTo(300);
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

  /** The picked particle is {@code index}, and its values are those published. */
  private void assertRecord(Page page, int index) {
    assertThat(number(page, "liquid.picked.index")).isEqualTo(index);
    for (int time = 0; time < latest.times().length; time++) {
      String at = "liquid.picked.byTime[%d].".formatted(time);
      assertThat(number(page, at + "time")).isEqualTo(latest.times()[time]);
      assertThat(number(page, at + "predicted"))
          .isEqualTo((double) latest.predicted()[time][index]);
      assertThat(number(page, at + "propensity"))
          .isEqualTo((double) latest.configuration().propensity().values()[time][index]);
    }
    assertThat(number(page, "liquid.picked.inherentEnergy"))
        .isEqualTo((double) latest.configuration().inherentEnergy()[index]);
    double[] box = latest.configuration().header().box();
    for (int axis = 0; axis < 3; axis++) {
      double x = latest.configuration().positions()[3 * index + axis];
      double shown = number(page, "liquid.picked.position[%d]".formatted(axis));
      assertThat(Math.IEEEremainder(shown - x, box[axis])).isBetween(-1e-5, 1e-5);
    }
    assertThat(number(page, "liquid.picked.neighbours.length"))
        .isEqualTo(neighbours(latest, index));
  }

  private static int neighbours(Prediction prediction, int index) {
    PeriodicBox box = new PeriodicBox(prediction.configuration().header().box());
    double[] positions = prediction.configuration().positions();
    double cutoff = NetworkOptions.DEFAULT.cutoff();
    int[] offsets = new NeighbourSearch(box, cutoff).find(positions).offsets();
    return offsets[index + 1] - offsets[index];
  }
}
