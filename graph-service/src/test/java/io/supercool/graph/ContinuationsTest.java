package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.GraphCodec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContinuationsTest {
  private static final GraphBuilder WITH = new GraphBuilder(2, EdgePositions.INHERENT, 2);
  private static final GraphBuilder WITHOUT = new GraphBuilder(2, EdgePositions.INHERENT, 0);

  private final Configuration tested = Snapshots.lattice(Split.TEST, 0.56);

  @Test
  void aTestConfigurationComesAfterTheGraphsOfItsContinuations() {
    List<Graph> graphs = WITH.build(tested);
    Graph bare = WITHOUT.build(tested).get(0);
    assertThat(graphs).hasSize(3);
    Graph own = graphs.get(2);
    assertThat(own.snapshot()).isEqualTo(tested.snapshot());
    assertThat(own.vectors()).isEqualTo(bare.vectors());
    assertThat(own.continuations()).isEqualTo(2);
    assertThat(bare.continuations()).isZero();
    for (int replica = 0; replica < 2; replica++) {
      Graph graph = graphs.get(replica);
      Configuration later = graph.configuration();
      assertThat(later.snapshot().parent()).isEqualTo(tested.snapshot());
      assertThat(later.snapshot().derivation())
          .isEqualTo(new Derivation(Derivation.Kind.CONTINUATION, replica));
      assertThat(later.header().elapsed()).isEqualTo(5);
      assertThat(later.header().withId(tested.snapshot()).withElapsed(0))
          .isEqualTo(tested.header());
      assertThat(graph.continuations()).isZero();
      assertThat(later.positions()).isNotEqualTo(tested.positions());
      assertThat(later.propensity()).isNull();
      // Its own inherent structure: nothing is left to be quenched.
      assertThat(InherentCompletion.complete(later)).isSameAs(later);
      assertThat(later.inherentPositions()).isNotEqualTo(own.configuration().inherentPositions());
      assertThat(new GraphCodec().encode(graph, 1 << 20)).isNotEmpty();
      assertThat(Topics.GRAPHS.key(graph)).isEqualTo(Topics.GRAPHS.key(own));
    }
  }

  @Test
  void theSameConfigurationAlwaysHasTheSameAndNoTwoAreAlike() {
    List<double[]> once = positions(WITH.build(tested));
    assertThat(positions(WITH.build(tested))).usingRecursiveComparison().isEqualTo(once);
    assertThat(once.get(0)).isNotEqualTo(once.get(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAIN", "LIVE"})
  void configurationsToLearnFromAndLiveOnesHaveNone(Split split) {
    assertThat(WITH.build(Snapshots.lattice(split, 0.56))).hasSize(1);
  }

  @Test
  void withoutATemperatureThereAreNone() {
    assertThat(WITH.build(Snapshots.lattice(Split.TEST, Double.NaN))).hasSize(1);
    assertThat(WITH.build(Snapshots.lattice(Split.TEST, 0))).hasSize(1);
  }

  @Test
  void aDerivedSnapshotHasNone() {
    SnapshotId id = tested.snapshot().derived(new Derivation(Derivation.Kind.TIME_REVERSED, 0));
    assertThat(WITH.build(tested.withHeader(tested.header().withId(id)))).hasSize(1);
  }

  @Test
  void whatFliesApartIsRefusedWithAdvice() {
    assertThatThrownBy(() -> WITH.build(Snapshots.lattice(Split.TEST, 1e30)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("fly apart in a simulation at temperature 1.0E30")
        .hasMessageContaining("set graph.continuations to 0");
  }

  @Test
  void aLargeConfigurationHasAsManyAsAreAffordable() {
    assertThat(Continuations.affordable(8, 4096)).isEqualTo(8);
    assertThat(Continuations.affordable(8, 32_768)).isEqualTo(4);
    assertThat(Continuations.affordable(8, 262_144)).isZero();
  }

  @Test
  void aNumberThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new GraphBuilder(2, EdgePositions.INHERENT, 65))
        .hasMessage("supercool.graph.continuations must be 0 to 64: 65");
  }

  private static List<double[]> positions(List<Graph> graphs) {
    return graphs.subList(0, 2).stream().map(graph -> graph.configuration().positions()).toList();
  }
}
