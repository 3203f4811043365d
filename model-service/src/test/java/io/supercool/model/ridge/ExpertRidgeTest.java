package io.supercool.model.ridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.evaluation.Correlation;
import io.supercool.model.TestGraphs;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpertRidgeTest {
  private static final double EDGE = 11.5;
  private static final int PARTICLES = 1500;

  /** Random points whose propensity is twice their energy at one time, and -energy at another. */
  private static Graph graph(long seed, double time, double slope) {
    Random random = new Random(seed);
    double[] positions = random.doubles(3 * PARTICLES, 0, EDGE).toArray();
    float[] energy = new float[PARTICLES];
    float[] propensity = new float[PARTICLES];
    byte[] species = new byte[PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      species[i] = (byte) (i % 5 == 0 ? 1 : 0);
      energy[i] = (float) random.nextGaussian();
      propensity[i] = (float) (3 + slope * energy[i] + 0.01 * random.nextGaussian());
    }
    Configuration configuration =
        new Configuration(
            new ConfigurationHeader(
                new SnapshotId("run", "c" + seed, 0),
                Split.TRAIN,
                "lj",
                new double[] {EDGE, EDGE, EDGE},
                0.5,
                0,
                0,
                List.of("A", "B"),
                Potentials.UNKNOWN,
                List.of()),
            species,
            positions,
            null,
            InherentStructure.of(positions, energy),
            new Propensity(new double[] {time}, new float[][] {propensity}, null, 0));
    return new Graph(configuration, 2, new int[PARTICLES + 1], new int[0], new float[0]);
  }

  @Test
  void everyTimeIsLearnedFromTheConfigurationsThatHaveIt() {
    List<Graph> graphs =
        List.of(graph(1, 10, 2), graph(2, 10, 2), graph(3, 30, -1), graph(4, 30, -1));
    Standardisation standardisation = StandardisationFit.of(graphs);

    ExpertRidge fitted = ExpertRidge.fit(graphs, standardisation).orElseThrow();

    Graph unseen = graph(5, 10, 2);
    float[][] predicted = fitted.predict(unseen);
    float[] observed = unseen.configuration().propensity().values()[0];
    assertThat(predicted).hasDimensions(2, PARTICLES);
    assertThat(Correlation.pearson(predicted[0], observed)).isGreaterThan(0.9);
    assertThat(Correlation.pearson(predicted[1], observed)).isLessThan(-0.9);
    double mean = 0;
    for (float value : predicted[0]) {
      mean += value / PARTICLES;
    }
    assertThat(mean).isCloseTo(3, within(0.2));
  }

  @Test
  void savedWeightsPredictTheSame() {
    List<Graph> graphs = List.of(graph(1, 10, 2), graph(2, 10, 2));
    Standardisation standardisation = StandardisationFit.of(graphs);
    ExpertRidge fitted = ExpertRidge.fit(graphs, standardisation).orElseThrow();
    try (NDManager manager = NDManager.newBaseManager()) {
      ExpertRidge loaded = ExpertRidge.of(standardisation, fitted.arrays(manager));

      assertThat(loaded.predict(graphs.get(0))).isDeepEqualTo(fitted.predict(graphs.get(0)));
    }
  }

  @Test
  void boxesThatDoNotHoldTheShellsAreLeftOut() {
    List<Graph> graphs = List.of(TestGraphs.of("small", 1, Split.TRAIN));

    assertThat(ExpertRidge.fit(graphs, StandardisationFit.of(graphs))).isEmpty();
  }
}
