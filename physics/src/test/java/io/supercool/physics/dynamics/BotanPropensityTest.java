package io.supercool.physics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.evaluation.Comparison;
import io.supercool.evaluation.Scores;
import io.supercool.evaluation.SpeciesScore;
import io.supercool.physics.data.Botan;
import io.supercool.physics.data.NpzFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the figures published with the data. */
class BotanPropensityTest {
  @Test
  void configuration401HasItsPublishedMeans() {
    NpzFile file = Botan.validation(401);
    byte[] species = file.bytes("types");
    float[] propensity = Botan.propensity(file).mean();
    assertThat(mean(propensity, species, 0)).isCloseTo(0.3746, within(5e-5));
    assertThat(mean(propensity, species, 1)).isCloseTo(0.7082, within(5e-5));
    assertThat(deviation(propensity, species, 0)).isCloseTo(0.1370, within(5e-5));
  }

  @Test
  void noiseCeilingIsTheLiteratures() {
    List<Comparison> halves = new ArrayList<>();
    for (int number = 401; number <= 402; number++) {
      NpzFile file = Botan.validation(number);
      float[][] means = Botan.propensity(file).halves();
      halves.add(new Comparison("" + number, 4120, file.bytes("types"), means[0], means[1]));
    }
    SpeciesScore ceiling = Scores.noiseCeiling(halves).get(0);
    assertThat(ceiling.pooledPearson()).isCloseTo(0.935, within(0.02));
    assertThat(ceiling.meanPearson()).isCloseTo(0.927, within(0.02));
  }

  private static double mean(float[] values, byte[] species, int of) {
    double sum = 0;
    int count = 0;
    for (int particle = 0; particle < values.length; particle++) {
      if (species[particle] == of) {
        sum += values[particle];
        count++;
      }
    }
    return sum / count;
  }

  private static double deviation(float[] values, byte[] species, int of) {
    float[] squares = values.clone();
    double mean = mean(values, species, of);
    for (int particle = 0; particle < values.length; particle++) {
      squares[particle] = (float) ((values[particle] - mean) * (values[particle] - mean));
    }
    return Math.sqrt(mean(squares, species, of));
  }
}
