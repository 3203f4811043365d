package io.supercool.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.launcher.report.Predictions;
import io.supercool.physics.descriptor.BondOrder;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BondOrderTableTest {
  private static final int PARTICLES = 150;

  @Test
  void orderParameterThatIsBondOrderCorrelatesFullyWithIt() {
    double[] positions = new Random(1).doubles(3 * PARTICLES, 0, 5).toArray();
    float[] q6 = BondOrder.FIRST_SHELL.of(new PeriodicBox(5, 5, 5), positions)[6];
    Prediction without = Predictions.of("ka", Split.TEST, null, q6, q6);
    Configuration bare = without.configuration();
    Prediction prediction =
        new Prediction(
            new Configuration(
                bare.header(),
                new byte[PARTICLES],
                positions,
                null,
                InherentStructure.of(positions, bare.inherentEnergy()),
                null),
            "version",
            without.times(),
            without.predicted(),
            null,
            without.descriptors(),
            List.of());

    BondOrderTable table = new BondOrderTable();
    table.add(without);
    assertThat(table.lines()).as("no inherent structure").isEmpty();
    table.add(prediction);

    assertThat(table.lines().get(0)).endsWith("1 configuration");
    String[] values = table.lines().get(2).trim().split("\\s+");
    assertThat(values).startsWith("species", "A").hasSize(10);
    assertThat(values[7]).isEqualTo("1.000");
    assertThat(Double.parseDouble(values[3])).isBetween(-0.9, 0.9);
  }
}
