package io.supercool.model;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small graphs whose propensity is a local density, which a network can learn. */
public final class TestGraphs {
  private static final int SIDE = 5;
  private static final double SPACING = 1.1;
  private static final double CUTOFF = 2.0;

  private TestGraphs() {}

  /** A graph of 125 particles of {@code trajectory}, different for every seed. */
  public static Graph of(String trajectory, long seed, Split split) {
    return of(trajectory, seed, split, 10);
  }

  /** The same with its propensity at another lag time. */
  public static Graph of(String trajectory, long seed, Split split, double time) {
    return of(new SnapshotId(trajectory, "configuration-" + seed, 0), seed, split, time);
  }

  /** A replica of {@code start}, run backwards: a graph of its own. */
  public static Graph timeReversed(Graph start, int replica, long seed) {
    Derivation derivation = new Derivation(Derivation.Kind.TIME_REVERSED, replica);
    return of(start.snapshot().derived(derivation), seed, Split.TRAIN, 10);
  }

  /** The graphs by their snapshots, as a training takes them. */
  public static Map<SnapshotId, Graph> byId(List<Graph> graphs) {
    return graphs.stream().collect(Collectors.toMap(Graph::snapshot, graph -> graph));
  }

  private static Graph of(SnapshotId id, long seed, Split split, double time) {
    Random random = new Random(seed);
    int particles = SIDE * SIDE * SIDE;
    double[] positions = new double[3 * particles];
    double[] inherent = new double[3 * particles];
    byte[] species = new byte[particles];
    float[] energy = new float[particles];
    for (int i = 0; i < particles; i++) {
      int[] site = {i % SIDE, i / SIDE % SIDE, i / SIDE / SIDE};
      for (int axis = 0; axis < 3; axis++) {
        inherent[3 * i + axis] = SPACING * (site[axis] + 0.4 * random.nextDouble());
        positions[3 * i + axis] = inherent[3 * i + axis] + 0.05 * random.nextGaussian();
      }
      species[i] = (byte) (random.nextDouble() < 0.8 ? 0 : 1);
      energy[i] = (float) (-7 + random.nextGaussian());
    }
    double edge = SPACING * SIDE;
    NeighbourList list =
        new NeighbourSearch(new PeriodicBox(edge, edge, edge), CUTOFF).find(inherent);
    float[] propensity = new float[particles];
    for (int i = 0; i < particles; i++) {
      for (int k = list.offsets()[i]; k < list.offsets()[i + 1]; k++) {
        propensity[i] += (float) Math.exp(-3 * list.distances()[k]);
      }
    }
    ConfigurationHeader header =
        new ConfigurationHeader(
            id,
            split,
            "lj",
            new double[] {edge, edge, edge},
            0.5,
            0,
            0,
            List.of("A", "B"),
            Potentials.UNKNOWN,
            List.of());
    Propensity known = Propensity.of(time, propensity);
    return new Graph(
        new Configuration(
            header, species, positions, null, InherentStructure.of(inherent, energy), known),
        CUTOFF,
        list.offsets(),
        list.senders(),
        list.vectors());
  }

  /** The same without propensities, as a running simulation gives it. */
  public static Graph unlabelled(Graph graph) {
    return with(graph, graph.configuration().inherentPositions(), 0);
  }

  /** The same without propensities, and with every energy higher by {@code energy}. */
  public static Graph lifted(Graph graph, float energy) {
    return with(graph, graph.configuration().inherentPositions(), energy);
  }

  /** The same without propensities, with these inherent positions on the same edges. */
  public static Graph elsewhere(Graph graph, double @Nullable [] inherentPositions) {
    return with(graph, inherentPositions, 0);
  }

  private static Graph with(
      Graph graph, double @Nullable [] inherentPositions, float energyDifference) {
    Configuration known = graph.configuration();
    float[] energy = known.inherentEnergy().clone();
    for (int i = 0; i < energy.length; i++) {
      energy[i] += energyDifference;
    }
    return new Graph(
        new Configuration(
            known.header(),
            known.species(),
            known.positions(),
            known.potentialEnergy(),
            InherentStructure.of(inherentPositions, energy),
            null),
        graph.cutoff(),
        graph.offsets(),
        graph.senders(),
        graph.vectors());
  }
}
