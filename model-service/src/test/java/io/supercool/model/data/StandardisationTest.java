package io.supercool.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Split;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.model.TestGraphs;
import io.supercool.model.network.NetworkInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardisationTest {
  private final Graph first = TestGraphs.of("a", 1, Split.TRAIN);
  private final Graph second = TestGraphs.of("b", 2, Split.TRAIN);
  private final Standardisation standardisation = StandardisationFit.of(List.of(first, second));

  @Test
  void inputsAndTargetsHaveMeanZeroAndDeviationOnePerSpecies() {
    for (int kind = 0; kind < 2; kind++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (Graph graph : List.of(first, second)) {
          NetworkInput input = standardisation.input(graph, 1);
          float[] targets = standardisation.targets(graph.configuration());
          for (int node = 0; node < input.nodes(); node++) {
            if (input.species()[node] == kind) {
              double value = column < 2 ? input.scalars()[2 * node + column] : targets[node];
              sum += value;
              squares += value * value;
              count++;
            }
          }
        }
        assertThat(sum / count).isCloseTo(0, within(1e-5));
        assertThat(squares / count).isCloseTo(1, within(1e-4));
      }
    }
  }

  @Test
  void restoresWhatItStandardised() {
    float[] standardised = standardisation.targets(first.configuration());
    float[] restored = standardisation.propensity(first.configuration(), standardised)[0];
    float[] truth = first.configuration().propensity().values()[0];
    for (int node = 0; node < truth.length; node++) {
      assertThat(restored[node]).isCloseTo(truth[node], within(1e-6f));
    }
  }

  @Test
  void speciesAreMatchedByNameNotByIndex() {
    Graph renamed = withSpecies(first, List.of("B", "A"));
    byte[] expected = standardisation.input(first, 1).species();
    byte[] actual = standardisation.input(renamed, 1).species();
    for (int node = 0; node < actual.length; node++) {
      assertThat(actual[node]).isEqualTo((byte) (1 - expected[node]));
    }
  }

  @Test
  void aSpeciesItWasNotTrainedOnIsRefusedByName() {
    assertThatThrownBy(() -> standardisation.input(withSpecies(first, List.of("A", "C")), 1))
        .hasMessageContaining("[A, C]")
        .hasMessageContaining("trained on [A, B]");
  }

  @Test
  void harmonicsAreComputedFromTheVectors() {
    Edges computed = standardisation.input(first, 2).edges();
    assertThat(computed.lMax()).isEqualTo(2);
    float[] harmonics = new float[8 * first.edges()];
    SphericalHarmonics.fill(2, first.vectors(), first.edges(), harmonics);
    assertThat(computed.harmonics()).isEqualTo(harmonics);
  }

  private static Graph withSpecies(Graph graph, List<String> species) {
    Configuration given = graph.configuration();
    ConfigurationHeader header = given.header();
    return new Graph(
        new Configuration(
            new ConfigurationHeader(
                header.id(),
                header.split(),
                header.units(),
                header.box(),
                header.temperature(),
                header.time(),
                0,
                species,
                header.potential(),
                List.of()),
            given.species(),
            given.positions(),
            given.potentialEnergy(),
            InherentStructure.of(given.inherentPositions(), given.inherentEnergy()),
            given.propensity()),
        graph.cutoff(),
        graph.offsets(),
        graph.senders(),
        graph.vectors());
  }
}
