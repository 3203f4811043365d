package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Derivation;
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
        ConfigurationHeader.builder(snapshot(everything), Split.values()[random.nextInt(3)])
            .box(box)
            .temperature(everything ? 0.44 : Double.NaN)
            .time(random.nextDouble())
            .elapsed(everything ? random.nextDouble() : 0)
            .species(List.of("A", "B", "\"C\", D"))
            .potential(Potentials.KOB_ANDERSEN_FORCE_SHIFTED)
            .build();
    byte[] species = new byte[particles];
    for (int i = 0; i < particles; i++) {
      species[i] = (byte) random.nextInt(3);
    }
    Configuration plain = Configuration.of(header, species, doubles(particles * dimensions));
    return everything
        ? plain
            .withPotentialEnergy(floats(particles))
            .withInherentStructure(
                new InherentStructure(doubles(particles * dimensions), floats(particles)))
            .withPropensity(
                propensity(particles, new double[] {0.1, 10, 4120}, random.nextBoolean()))
        : plain;
  }

  /** Of the source, or made from one. */
  private SnapshotId snapshot(boolean mayBeDerived) {
    SnapshotId source =
        new SnapshotId("trajectory " + random.nextInt(), "größe-1", random.nextInt(1000));
    Derivation.Kind[] kinds = Derivation.Kind.values();
    int kind = mayBeDerived ? random.nextInt(kinds.length + 1) : kinds.length;
    return kind == kinds.length
        ? source
        : source.derived(new Derivation(kinds[kind], random.nextInt(100)));
  }

  /** The same particles in another box. */
  static Configuration in(Configuration configuration, double[] box) {
    return configuration.withHeader(configuration.header().withBox(box));
  }

  /** Every edge with its reverse, about 40 edges a particle where there are so many particles. */
  Graph graph(int particles, boolean everything) {
    List<SortedMap<Integer, float[]>> rows = new ArrayList<>();
    for (int i = 0; i < particles; i++) {
      rows.add(new TreeMap<>());
    }
    for (int i = 0; i < particles; i++) {
      for (int j = i + 1; j < Math.min(particles, i + 61); j++) {
        if (random.nextInt(3) == 0) {
          float[] vector = vector();
          rows.get(i).put(j, vector);
          rows.get(j).put(i, new float[] {-vector[0], -vector[1], -vector[2]});
        }
      }
    }
    int[] offsets = new int[particles + 1];
    for (int i = 0; i < particles; i++) {
      offsets[i + 1] = offsets[i] + rows.get(i).size();
    }
    int[] senders = new int[offsets[particles]];
    float[] vectors = new float[3 * senders.length];
    int edge = 0;
    for (SortedMap<Integer, float[]> row : rows) {
      for (Map.Entry<Integer, float[]> entry : row.entrySet()) {
        senders[edge] = entry.getKey();
        System.arraycopy(entry.getValue(), 0, vectors, 3 * edge++, 3);
      }
    }
    return new Graph(configuration(particles, 3, everything), 2.0, offsets, senders, vectors)
        .withContinuations(everything ? random.nextInt(Graph.MAX_CONTINUATIONS + 1) : 0);
  }

  /** Shorter than 2, no component 0. */
  private float[] vector() {
    float[] vector = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      vector[axis] = (0.1f + random.nextFloat()) * (random.nextBoolean() ? 1 : -1);
    }
    return vector;
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
        descriptors,
        List.of());
  }

  /** As many times and descriptors as there may be, with long names. */
  Prediction widestPrediction(int particles) {
    Configuration plain = configuration(particles, 3, true);
    double[] times = random.doubles(128, 0, 1e4).sorted().toArray();
    Propensity propensity = propensity(particles, times, true);
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    for (int i = 0; i < 360; i++) {
      descriptors.put("descriptor".repeat(19) + i, floats(particles));
    }
    return new Prediction(
        plain.withPropensity(propensity),
        "model-17",
        times,
        propensity.values(),
        propensity.values(),
        descriptors,
        List.of());
  }

  Replica replica(int particles, int dimensions) {
    return new Replica(
        snapshot(false), "lj", 4120, 7, 32, dimensions, doubles(particles * dimensions));
  }

  Label label(int particles, boolean withHalves) {
    return new Label(snapshot(false), "lj", propensity(particles, new double[] {4120}, withHalves));
  }

  private Propensity propensity(int particles, double[] times, boolean withHalves) {
    float[][] values = new float[times.length][];
    float[][][] halves = new float[2][times.length][];
    for (int time = 0; time < times.length; time++) {
      values[time] = floats(particles);
      halves[0][time] = floats(particles);
      halves[1][time] = floats(particles);
    }
    return new Propensity(times, values, withHalves ? halves : null, 32);
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
