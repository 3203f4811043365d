package io.supercool.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionTextTest {
  private static final double[] TIMES = {0.1, 1, 10, 100};

  private final Random random = new Random(1);
  private final Configuration configuration = configuration(new double[] {5, 5, 5});
  private final Prediction prediction = prediction(configuration);

  private Configuration configuration(double[] box) {
    byte[] species = new byte[60];
    for (int i = 0; i < 60; i += 5) {
      species[i] = 1;
    }
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("trajectory", "c", 0), Split.TEST)
            .box(box)
            .temperature(0.5)
            .species(List.of("A", "B"))
            .build();
    return Configuration.of(header, species, random.doubles(180, -5, 10).toArray())
        .withInherentStructure(new InherentStructure(null, values()))
        .withPropensity(
            Propensity.of(TIMES, new float[][] {values(), values(), values(), values()})
                .withReplicas(16));
  }

  private Prediction prediction(Configuration of) {
    float[][] predicted = {values(), values(), values(), values()};
    return new Prediction(
        of, "v1", TIMES, predicted, predicted, Map.of("invariant_0_0_0", values()), List.of());
  }

  private float[] values() {
    float[] values = new float[60];
    for (int i = 0; i < 60; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void csvReadsBackAsTheRecord() throws IOException {
    StringWriter text = new StringWriter();
    PredictionText.csv(prediction, text);
    List<String> lines = text.toString().lines().toList();
    List<String> names = List.of(lines.get(0).split(","));

    assertThat(names)
        .startsWith("particle", "species", "x", "y", "z", "order_parameter", "predicted_0.1")
        .contains(
            "predicted_100", "propensity_100", "ridge_10", "e_pot_inherent", "invariant_0_0_0");
    assertThat(lines).hasSize(61);
    for (int i = 0; i < 60; i++) {
      String[] cells = lines.get(1 + i).split(",");
      assertThat(cells).hasSize(names.size());
      assertThat(cells[1]).isEqualTo(i % 5 == 0 ? "B" : "A");
      assertThat(Double.parseDouble(cells[3])).isEqualTo(configuration.positions()[3 * i + 1]);
      assertThat(Float.parseFloat(cells[names.indexOf("predicted_100")]))
          .isEqualTo(prediction.predicted()[3][i]);
      assertThat(Float.parseFloat(cells[names.indexOf("propensity_0.1")]))
          .isEqualTo(configuration.propensity().values()[0][i]);
    }
  }

  @Test
  void extendedXyzSaysItsColumnsAndBox() throws IOException {
    StringWriter text = new StringWriter();
    PredictionText.extendedXyz(prediction, text);
    List<String> lines = text.toString().lines().toList();

    assertThat(lines).hasSize(62);
    assertThat(lines.get(0)).isEqualTo("60");
    double length = configuration.header().box()[0];
    assertThat(lines.get(1))
        .startsWith(
            "Lattice=\"%s 0.0 0.0 0.0 %s 0.0 0.0 0.0 %s\"".formatted(length, length, length))
        .contains("Properties=species:S:1:pos:R:3:order_parameter:R:1:predicted_0.1:R:1")
        .contains("snapshot=\"trajectory/c/0\" model=\"v1\"");
    int columns = 4 + PredictionColumns.of(prediction).size();
    assertThat(lines.subList(2, 62)).allMatch(line -> line.split(" ").length == columns);
  }

  @Test
  void theOrderParameterHasMeanZeroAndDeviationOneWithinEachSpecies() {
    float[] values = OrderParameter.of(prediction);
    for (int species = 0; species < 2; species++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int i = 0; i < values.length; i++) {
        if (configuration.species()[i] == species) {
          sum += values[i];
          squares += values[i] * values[i];
          count++;
        }
      }
      assertThat(sum / count).isCloseTo(0, within(1e-6));
      assertThat(squares / count).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aTiltedBoxIsWrittenAsItsVectors() throws IOException {
    StringWriter text = new StringWriter();
    PredictionText.extendedXyz(
        prediction(configuration(new double[] {5, 0, 0, 1, 6, 0, -1, 2, 7})), text);
    assertThat(text.toString()).contains("Lattice=\"5.0 0.0 0.0 1.0 6.0 0.0 -1.0 2.0 7.0\"");
  }
}
