package io.supercool.launcher.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.Report;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class MatrixTest {
  private static final List<String> SETS = List.of("T0.5<1>", "T0.6");
  private static final List<List<String>> TESTED = List.of(List.of("a", "b"), List.of("c"));

  /** The first set is labelled at two times, the second at another. */
  private static Report report(double longest) {
    List<Report.Score> network =
        List.of(
            score("A", 1, own("a", 0.1), own("b", 0.1)),
            score("A", 10, own("a", longest), own("b", longest + 0.2)),
            score("A", 30, own("c/0/7", 0.5), own("c/1/7", null)),
            score("B", 10, own("a", 0.9), own("b", 0.9)));
    List<Report.Score> ridge = List.of(score("A", 10, own("a", 0.3), own("b", 0.5)));
    return new Report(
        network,
        List.of(
            new Report.Baseline(Prediction.OWN_ENERGY, network),
            new Report.Baseline(Prediction.EXPERT_RIDGE, ridge)),
        new Report.Model(1, 1, 1, 1, "m"),
        new Report.Counts(1, 1, 1, 0),
        new Report.Seconds(1, 1, 1, 1, 1));
  }

  private static Report.Score score(
      String species, double time, Report.ConfigurationScore... configurations) {
    return new Report.Score(species, time, 0.0, 0.0, null, null, List.of(configurations));
  }

  private static Report.ConfigurationScore own(String name, Double pearson) {
    return new Report.ConfigurationScore(name, pearson, 10);
  }

  private final Matrix matrix = Matrix.of(SETS, List.of(report(0.4), report(0.6)), TESTED);

  @Test
  void everySetIsScoredAtItsLongestTimeOverItsOwnConfigurations() {
    assertThat(matrix.species()).isEqualTo("A");
    assertThat(matrix.network()).containsExactly(List.of(0.5, 0.5), List.of(0.7, 0.5));
    assertThat(matrix.ridge().get(0).get(0)).isEqualTo(0.4);
    assertThat(matrix.ridge().get(0).get(1)).isNull();
  }

  @Test
  void tableShowsNetworkAndRidge() {
    assertThat(matrix.table())
        .contains("0.500 (0.400)", "0.700 (0.400)", "0.500 (-)", "T0.6", "trained on");
  }

  @Test
  void heatMapIsWellFormedAndShowsEveryValue() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(HeatMap.svg(matrix).getBytes(StandardCharsets.UTF_8)));

    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1 + 4);
    assertThat(svg.getDocumentElement().getTextContent()).contains("0.700", "0.500", "T0.5<1>");
  }
}
