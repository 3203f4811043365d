package io.supercool.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.launcher.report.Predictions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class RadialPlotTest {
  private static final String CSV =
      """
      degree,channel,distance,value
      0,0,0.0,0.0
      0,0,2.0,1.5
      0,1,0.0,-1
      0,1,2.0,0
      1,0,0.0,0.5
      1,0,2.0,0.25
      """;

  private static Prediction gas(int particles) {
    double[] positions = new Random(1).doubles(3L * particles, 0, 5).toArray();
    float[] values = new float[particles];
    Configuration bare = Predictions.of("ka", Split.TEST, null, values, values).configuration();
    return new Prediction(
        new Configuration(
            bare.header(),
            bare.species(),
            positions,
            null,
            InherentStructure.of(positions, values),
            null),
        "version",
        new double[] {52},
        new float[][] {values},
        null,
        Map.of(),
        List.of());
  }

  @Test
  void everyDegreeHasAPanelEveryChannelALineAndEverySpeciesAnArea() throws Exception {
    RadialPlot plot = new RadialPlot(2);
    plot.add(gas(300));
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(plot.svg(CSV).getBytes(StandardCharsets.UTF_8)));
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(2 * 2);
    assertThat(svg.getDocumentElement().getTextContent()).contains("l = 0", "l = 1", "g(r), AB");
  }
}
