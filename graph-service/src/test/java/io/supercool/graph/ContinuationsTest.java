package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
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
  void aTestConfigurationHasThemBesideWhatItHadBefore() {
    Graph graph = WITH.build(tested);
    Graph bare = WITHOUT.build(tested);
    assertThat(bare.beginnings()).isEmpty();
    assertThat(graph.vectors()).isEqualTo(bare.vectors());
    assertThat(graph.beginnings()).hasSize(2);
    for (Beginning beginning : graph.beginnings()) {
      assertThat(beginning.time()).isEqualTo(5);
      Configuration later = beginning.graph().configuration();
      assertThat(later.header()).isEqualTo(tested.header());
      assertThat(later.positions()).isNotEqualTo(tested.positions());
      assertThat(later.propensity()).isNull();
      // Its own inherent structure: nothing is left to be quenched.
      assertThat(InherentCompletion.complete(later)).isSameAs(later);
      assertThat(later.inherentPositions()).isNotEqualTo(graph.configuration().inherentPositions());
      assertThat(beginning.graph().vectors()).isEqualTo(WITHOUT.build(later).vectors());
    }
    assertThat(new GraphCodec().encode(graph, 1 << 20)).isNotEmpty();
  }

  @Test
  void theSameConfigurationAlwaysHasTheSameAndNoTwoAreAlike() {
    List<double[]> once = positions(WITH.build(tested));
    assertThat(positions(WITH.build(tested))).usingRecursiveComparison().isEqualTo(once);
    assertThat(once.get(0)).isNotEqualTo(once.get(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAIN", "LIVE"})
  void othersHaveNone(Split split) {
    assertThat(WITH.build(Snapshots.lattice(split, 0.56)).beginnings()).isEmpty();
  }

  @Test
  void withoutATemperatureThereAreNone() {
    assertThat(WITH.build(Snapshots.lattice(Split.TEST, Double.NaN)).beginnings()).isEmpty();
    assertThat(WITH.build(Snapshots.lattice(Split.TEST, 0)).beginnings()).isEmpty();
  }

  @Test
  void whatFliesApartIsRefusedWithAdvice() {
    assertThatThrownBy(() -> WITH.build(Snapshots.lattice(Split.TEST, 1e30)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("fly apart in a run at temperature 1.0E30")
        .hasMessageContaining("set graph.beginnings to 0");
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
        .hasMessage("supercool.graph.beginnings must be 0 to 64: 65");
  }

  private static List<double[]> positions(Graph graph) {
    return graph.beginnings().stream()
        .map(beginning -> beginning.graph().configuration().positions())
        .toList();
  }
}
