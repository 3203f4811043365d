package io.supercool.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.library.TrainingData;
import io.supercool.model.TestGraphs;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliarityTest {
  private final List<Graph> known =
      List.of(
          TestGraphs.of("a", 1, Split.TRAIN),
          TestGraphs.of("a", 2, Split.TRAIN),
          TestGraphs.of("a", 3, Split.TRAIN));
  private final Standardisation standardisation = StandardisationFit.of(known);
  private final TrainingData data = TrainingDataFit.of(known, standardisation);
  private final Graph another = TestGraphs.of("a", 4, Split.LIVE);

  @Test
  void whatItIsTrainedOnIsMeasured() {
    assertThat(data.configurations()).isEqualTo(3);
    assertThat(data.particles()).isEqualTo(3L * known.get(0).particles());
    assertThat(data.temperatures()).containsExactly(0.5);
    assertThat(data.units()).containsExactly("lj");
    assertThat(data.hashes()).hasSize(3).doesNotHaveDuplicates();
    assertThat(data.pairs()).hasSize(3);
  }

  @Test
  void aConfigurationLikeTheOthersIsFamiliar() {
    assertThat(Familiarity.warnings(data, standardisation, another)).isEmpty();
  }

  @Test
  void whatIsUnlikeIsNamed() {
    Configuration configuration = another.configuration();
    Graph colder =
        another.withConfiguration(
            configuration.withHeader(configuration.header().withTemperature(0.3)));
    assertThat(Familiarity.warnings(data, standardisation, colder))
        .hasSize(2)
        .anyMatch(
            warning -> warning.contains("temperature is 0.3000; the model was trained at 0.5000"))
        .anyMatch(warning -> warning.contains("has not learned the lag times 10.0"));
    Graph real =
        another.withConfiguration(
            configuration.withHeader(configuration.header().withUnits("metal")));
    assertThat(Familiarity.warnings(data, standardisation, real))
        .singleElement()
        .asString()
        .contains("units are metal");
  }

  @Test
  void whatTheModelWasTrainedOnIsNamed() {
    assertThat(Familiarity.warnings(data, standardisation, known.get(1)))
        .singleElement()
        .asString()
        .startsWith("The model was trained on it");
  }

  @Test
  void whatIsLearnedLaterIsAddedToWhatWasLearnedBefore() {
    Graph warmer =
        another.withConfiguration(
            another
                .configuration()
                .withHeader(another.configuration().header().withTemperature(0.7)));
    TrainingData after =
        TrainingDataFit.beyond(data, List.of(known.get(0), warmer, warmer), standardisation);

    assertThat(TrainingDataFit.beyond(data, known, standardisation)).isSameAs(data);
    assertThat(after.hashes()).hasSize(4).containsAll(data.hashes());
    assertThat(after.configurations()).isEqualTo(5);
    assertThat(after.temperatures()).containsExactly(0.5, 0.7);
    assertThat(after.isLearned(0.7, standardisation.times()[0])).isTrue();
    assertThat(after.pairs()).hasSize(3);
    for (Graph graph : List.of(known.get(2), warmer)) {
      assertThat(Familiarity.warnings(after, standardisation, graph)).hasSize(1);
    }
  }

  @Test
  void anotherStructureIsNamed() {
    float[] vectors = another.vectors().clone();
    for (int k = 0; k < vectors.length; k++) {
      vectors[k] *= 0.8f;
    }
    Graph squeezed =
        new Graph(
            another.configuration(),
            another.cutoff(),
            another.offsets(),
            another.senders(),
            vectors);
    assertThat(Familiarity.warnings(data, standardisation, squeezed))
        .isNotEmpty()
        .allMatch(warning -> warning.contains("radial distribution function"));
    List<Graph> few = known.subList(0, 2);
    assertThat(
            Familiarity.warnings(
                TrainingDataFit.of(few, standardisation), standardisation, squeezed))
        .as("two say nothing")
        .isEmpty();
  }
}
