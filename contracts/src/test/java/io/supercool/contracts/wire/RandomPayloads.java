package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Label;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Payloads of random content that are what their topics promise. */
final class RandomPayloads {
  private final Random random;

  RandomPayloads(long seed) {
    random = new Random(seed);
  }

  Configuration configuration(int particles, int dimensions, boolean everything) {
    double[] box = new double[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      box[axis] = 5 + 10 * random.nextDouble();
    }
    ConfigurationHeader header =
        new ConfigurationHeader(new SnapshotId("run " + random.nextInt(), "größe-1", random.nextInt(1000)), Split.values()[random.nextInt(3)], "lj", box, everything ? 0.44 : Double.NaN, random.nextDouble(), 0, List.of("A", "B", "\"C\", D"), Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    byte[] species = new byte[particles];
    for (int i = 0; i < particles; i++) {
      species[i] = (byte) random.nextInt(3);
    }
    return new Configuration(header, species, doubles(particles * dimensions), everything ? floats(particles) : null, InherentStructure.of(everything ? doubles(particles * dimensions) : null, everything ? floats(particles) : null), everything ? targets(particles, new double[] {0.1, 10, 4120}, random.nextBoolean()) : null);
  }

  /** The same particles in another box. */
  static Configuration in(Configuration configuration, double[] box) {
    ConfigurationHeader header = configuration.header();
    return new Configuration(new ConfigurationHeader(header.id(), header.split(), header.units(), box, header.temperature(), header.time(), 0, header.species(), header.potential()), configuration.species(), configuration.positions(), configuration.potentialEnergy(), InherentStructure.of(configuration.inherentPositions(), configuration.inherentEnergy()), configuration.propensity());
  }

  /** Every edge with its reverse, about 40 edges a particle where there are so many particles. */
  Graph graph(int particles, int lMax, boolean everything) {
    List<SortedMap<Integer, float[]>> rows = new ArrayList<>();
    for (int i = 0; i < particles; i++) {
      rows.add(new TreeMap<>());
    }
    int width = 3 + (lMax + 1) * (lMax + 1) - 1;
    for (int i = 0; i < particles; i++) {
      for (int j = i + 1; j < Math.min(particles, i + 61); j++) {
        if (random.nextInt(3) == 0) {
          float[] values = values(width);
          rows.get(i).put(j, values);
          rows.get(j).put(i, reversed(values));
        }
      }
    }
    int[] offsets = new int[particles + 1];
    for (int i = 0; i < particles; i++) {
      offsets[i + 1] = offsets[i] + rows.get(i).size();
    }
    int[] senders = new int[offsets[particles]];
    float[] vectors = new float[3 * senders.length];
    float[] harmonics = new float[(width - 3) * senders.length];
    int edge = 0;
    for (SortedMap<Integer, float[]> row : rows) {
      for (Map.Entry<Integer, float[]> entry : row.entrySet()) {
        senders[edge] = entry.getKey();
        System.arraycopy(entry.getValue(), 0, vectors, 3 * edge, 3);
        System.arraycopy(entry.getValue(), 3, harmonics, (width - 3) * edge++, width - 3);
      }
    }
    return new Graph(configuration(particles, 3, everything), 2.0, offsets, senders, vectors);
  }

  /** The same with {@code count} beginnings of the same particles. */
  Graph graphWithBeginnings(int particles, int lMax, int count) {
    Graph graph = graph(particles, lMax, true);
    List<Beginning> beginnings = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Graph other = graph(particles, lMax, true);
      Configuration places = other.configuration();
      Configuration own =
          new Configuration(graph.configuration().header(), graph.configuration().species(), places.positions(), null, InherentStructure.of(places.inherentPositions(), places.inherentEnergy()), null);
      beginnings.add(
          new Beginning(
              k + 0.5,
              new Graph(own, other.cutoff(), other.offsets(), other.senders(), other.vectors())));
    }
    return graph.withBeginnings(beginnings);
  }

  /** A vector shorter than 2 and what stands for its harmonics, none of them 0. */
  private float[] values(int width) {
    float[] values = new float[width];
    for (int k = 0; k < width; k++) {
      values[k] = (0.1f + random.nextFloat()) * (random.nextBoolean() ? 1 : -1);
    }
    return values;
  }

  /** The same for the reverse edge: harmonic k - 3 has the parity of its degree. */
  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      int degree = k < 3 ? 1 : (int) Math.sqrt(k - 2);
      reversed[k] = degree % 2 == 0 ? values[k] : -values[k];
    }
    return reversed;
  }

  Prediction prediction(int particles, int dimensions, boolean everything) {
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    if (everything) {
      descriptors.put(Prediction.OWN_ENERGY, floats(particles));
      descriptors.put(Prediction.COARSE_GRAINED_ENERGY, floats(particles));
    }
    return new Prediction(
        configuration(particles, dimensions, everything),
        "model-17",
        new double[] {1.5, 4120},
        new float[][] {floats(particles), floats(particles)},
        everything ? new float[][] {floats(particles), floats(particles)} : null,
        descriptors);
  }

  /** As many times and descriptors as there may be, with long names. */
  Prediction widestPrediction(int particles) {
    Configuration plain = configuration(particles, 3, true);
    double[] times = random.doubles(128, 0, 1e4).sorted().toArray();
    Propensity targets = targets(particles, times, true);
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    for (int i = 0; i < 360; i++) {
      descriptors.put("descriptor".repeat(19) + i, floats(particles));
    }
    return new Prediction(
        new Configuration(plain.header(), plain.species(), plain.positions(), plain.potentialEnergy(), InherentStructure.of(plain.inherentPositions(), plain.inherentEnergy()), targets),
        "model-17",
        times,
        targets.values(),
        targets.values(),
        descriptors);
  }

  Replica replica(int particles, int dimensions) {
    return new Replica(
        configuration(1, 2, false).snapshot(),
        "lj",
        4120,
        7,
        32,
        dimensions,
        doubles(particles * dimensions));
  }

  Label label(int particles, boolean withHalves) {
    return new Label(
        configuration(1, 2, false).snapshot(), "lj", targets(particles, new double[] {4120}, withHalves));
  }

  private Propensity targets(int particles, double[] times, boolean withHalves) {
    float[][] propensity = new float[times.length][];
    float[][][] halves = new float[2][times.length][];
    for (int time = 0; time < times.length; time++) {
      propensity[time] = floats(particles);
      halves[0][time] = floats(particles);
      halves[1][time] = floats(particles);
    }
    return new Propensity(times, propensity, withHalves ? halves : null, 32);
  }

  private double[] doubles(int count) {
    return random.doubles(count, -1, 16).toArray();
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }
}
