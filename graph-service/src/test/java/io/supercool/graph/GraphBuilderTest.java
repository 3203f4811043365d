package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.physics.geometry.BoxTooSmallException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private static final GraphBuilder BUILDER = new GraphBuilder(2, EdgePositions.INHERENT, 0);

  @Test
  void aRealConfigurationHasAboutFortyNeighboursPerParticle() {
    Configuration configuration = Snapshots.real("trajectory");
    Graph graph = graph(BUILDER, configuration);
    assertThat(graph.edges()).isEqualTo(Snapshots.REAL_EDGES);
    assertThat(graph.offsets()).hasSize(4097);
    assertThat(graph.vectors()).hasSize(3 * graph.edges());
    assertThat(graph.configuration()).isSameAs(configuration);
  }

  @Test
  void quenchesWhereTheSourceHasNoInherentStructure() {
    Configuration thermal = Snapshots.lattice("trajectory", Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    Configuration completed = graph(BUILDER, thermal).configuration();
    assertThat(completed.inherentPositions()).hasSameSizeAs(thermal.positions());
    assertThat(completed.inherentEnergy()).hasSize(thermal.particles());
    assertThat(completed.potentialEnergy()).isNull();
    // Nothing is left to be done for what has been completed.
    assertThat(graph(BUILDER, completed).configuration()).isSameAs(completed);
  }

  @Test
  void computesEnergiesAtGivenInherentPositions() {
    Configuration real = Snapshots.real("trajectory");
    Configuration bare =
        Configuration.of(real.header(), real.species(), real.positions())
            .withInherentStructure(InherentStructure.of(real.inherentPositions(), null));
    float[] energies = graph(BUILDER, bare).configuration().inherentEnergy();
    for (int particle = 0; particle < real.particles(); particle++) {
      assertThat(energies[particle]).isCloseTo(real.inherentEnergy()[particle], within(1e-3f));
    }
  }

  @Test
  void withoutPotentialOrInherentPositionsThereIsNoGraph() {
    Configuration unknown = Snapshots.lattice("trajectory", Potentials.UNKNOWN);
    assertThatThrownBy(() -> BUILDER.build(unknown))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("potential 'unknown'")
        .hasMessageContaining("supercool.graph.positions");
    GraphBuilder thermal = new GraphBuilder(2, EdgePositions.THERMAL, 0);
    assertThat(graph(thermal, unknown).edges()).isPositive();
  }

  @Test
  void aTiltedBoxOfTheSameLiquidGivesTheSameGraph() {
    Configuration straight = Snapshots.lattice("trajectory", Potentials.UNKNOWN);
    Configuration tilted =
        Snapshots.lattice(
            "trajectory", Potentials.UNKNOWN, new double[] {6, 0, 0, 6, 6, 0, 0, 0, 6});
    GraphBuilder thermal = new GraphBuilder(2, EdgePositions.THERMAL, 0);
    Graph expected = graph(thermal, straight);
    Graph graph = graph(thermal, tilted);
    assertThat(graph.offsets()).isEqualTo(expected.offsets());
    assertThat(graph.senders()).isEqualTo(expected.senders());
    assertThat(graph.vectors()).containsExactly(expected.vectors(), within(1e-6f));
    // What a reader makes of it is the same again.
    List<byte[]> blocks = new GraphCodec().encode(graph, RecordLimits.BLOCK_BYTES);
    Graph read = new BlockAssembler<>(new GraphCodec(), 1).add(blocks.get(0), "block").payload();
    assertThat(read.configuration().header()).isEqualTo(tilted.header());
    assertThat(read.vectors()).isEqualTo(graph.vectors());
  }

  @Test
  void refusesATooSmallBoxBeforeAnyQuench() {
    assertThatThrownBy(() -> BUILDER.build(Snapshots.tooSmall("trajectory")))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("box edge x is 3.0, shorter than two cutoffs of 2.0");
  }

  @Test
  void refusesSettingsThatCannotBeBuilt() {
    assertThatThrownBy(() -> new GraphBuilder(0, EdgePositions.INHERENT, 0))
        .hasMessageContaining("supercool.graph.cutoff");
  }

  private static Graph graph(GraphBuilder builder, Configuration configuration) {
    List<Graph> graphs = builder.build(configuration);
    assertThat(graphs).hasSize(1);
    return graphs.get(0);
  }
}
