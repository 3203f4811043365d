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
    Configuration configuration = Snapshots.real("run");
    Graph graph = BUILDER.build(configuration);
    assertThat(graph.edges()).isEqualTo(Snapshots.REAL_EDGES);
    assertThat(graph.offsets()).hasSize(4097);
    assertThat(graph.vectors()).hasSize(3 * graph.edges());
    assertThat(graph.harmonics()).hasSize(15 * graph.edges());
    assertThat(graph.configuration()).isSameAs(configuration);
  }

  @Test
  void withoutHarmonicsTheEdgesAreTheSame() {
    Configuration lattice = Snapshots.lattice("run", Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    Graph bare = new GraphBuilder(2, EdgePositions.INHERENT, 0).build(lattice);
    assertThat(bare.harmonics()).isEmpty();
    assertThat(bare.vectors()).isEqualTo(BUILDER.build(lattice).vectors());
  }

  @Test
  void harmonicsAreThoseOfTheEdgesDirections() {
    Graph graph = BUILDER.build(Snapshots.lattice("run", Potentials.KOB_ANDERSEN_FORCE_SHIFTED));
    for (int edge = 0; edge < graph.edges(); edge += 7) {
      double x = graph.vectors()[3 * edge];
      double y = graph.vectors()[3 * edge + 1];
      double z = graph.vectors()[3 * edge + 2];
      double scale = Math.sqrt(3 / (x * x + y * y + z * z));
      assertThat((double) graph.harmonics()[15 * edge]).isCloseTo(y * scale, within(1e-5));
      assertThat((double) graph.harmonics()[15 * edge + 1]).isCloseTo(z * scale, within(1e-5));
      assertThat((double) graph.harmonics()[15 * edge + 2]).isCloseTo(x * scale, within(1e-5));
    }
  }

  @Test
  void quenchesWhereTheSourceHasNoInherentStructure() {
    Configuration thermal = Snapshots.lattice("run", Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    Configuration completed = BUILDER.build(thermal).configuration();
    assertThat(completed.inherentPositions()).hasSameSizeAs(thermal.positions());
    assertThat(completed.inherentEnergy()).hasSize(thermal.particles());
    assertThat(completed.potentialEnergy()).isNull();
    // Nothing is left to be done for what has been completed.
    assertThat(BUILDER.build(completed).configuration()).isSameAs(completed);
  }

  @Test
  void computesEnergiesAtGivenInherentPositions() {
    Configuration real = Snapshots.real("run");
    Configuration bare =
        new Configuration(real.header(), real.species(), real.positions(), null, InherentStructure.of(real.inherentPositions(), null), null);
    float[] energies = BUILDER.build(bare).configuration().inherentEnergy();
    for (int particle = 0; particle < real.particles(); particle++) {
      assertThat(energies[particle]).isCloseTo(real.inherentEnergy()[particle], within(1e-3f));
    }
  }

  @Test
  void withoutPotentialOrInherentPositionsThereIsNoGraph() {
    Configuration unknown = Snapshots.lattice("run", Potentials.UNKNOWN);
    assertThatThrownBy(() -> BUILDER.build(unknown))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("potential 'unknown'")
        .hasMessageContaining("supercool.graph.positions");
    GraphBuilder thermal = new GraphBuilder(2, EdgePositions.THERMAL, 0);
    assertThat(thermal.build(unknown).edges()).isPositive();
  }

  @Test
  void aTiltedBoxOfTheSameLiquidGivesTheSameGraph() {
    Configuration straight = Snapshots.lattice("run", Potentials.UNKNOWN);
    Configuration tilted =
        Snapshots.lattice("run", Potentials.UNKNOWN, new double[] {6, 0, 0, 6, 6, 0, 0, 0, 6});
    GraphBuilder thermal = new GraphBuilder(2, EdgePositions.THERMAL, 0);
    Graph expected = thermal.build(straight);
    Graph graph = thermal.build(tilted);
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
    assertThatThrownBy(() -> BUILDER.build(Snapshots.tooSmall("run")))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("box edge x is 3.0, shorter than two cutoffs of 2.0");
  }

  @Test
  void refusesSettingsThatCannotBeBuilt() {
    assertThatThrownBy(() -> new GraphBuilder(0, EdgePositions.INHERENT, 0))
        .hasMessageContaining("supercool.graph.cutoff");
    assertThatThrownBy(() -> new GraphBuilder(2, EdgePositions.INHERENT, 0))
        .hasMessageContaining("supercool.graph.l-max must be 0 to 6");
  }
}
