package io.supercool.model.data;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Propensity;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.evaluation.LagTimes;
import io.supercool.model.network.NetworkInput;
import java.util.List;

/**
 * What brings a network's inputs and targets to one scale, measured once on its training set and
 * kept with it: every scalar input has mean 0 and deviation 1 per species, every target per species
 * and time.
 *
 * @param species names by the network's species index
 * @param times lag times of the network's outputs, ascending
 * @param inputs {@code [species][scalar]}
 * @param targets {@code [species][time]}
 */
public record Standardisation(
    List<String> species, double[] times, Moments[][] inputs, Moments[][] targets) {

  /** Mean and standard deviation. */
  public record Moments(double mean, double deviation) {
    /** Of what is not measured yet: a value is its own standardised one. */
    public static final Moments UNMEASURED = new Moments(0, 1);

    /** Whether these are other than {@link #UNMEASURED}. */
    public boolean areMeasured() {
      return !equals(UNMEASURED);
    }

    float standardise(double value) {
      return (float) ((value - mean) / deviation);
    }

    float restore(double value) {
      return (float) (value * deviation + mean);
    }
  }

  /**
   * The same species and inputs with the times and targets of another, whose species must be these.
   *
   * @throws IllegalArgumentException if they are not
   */
  public Standardisation withTargetsOf(Standardisation other) {
    if (!species.equals(other.species)) {
      throw new IllegalArgumentException(
          "trained on species %s, not on %s".formatted(species, other.species));
    }
    return new Standardisation(species, other.times, inputs, other.targets);
  }

  /** Node inputs of the network: one-hot species and scalars. */
  public int inputCount() {
    return species.size() + NodeScalars.COUNT;
  }

  /**
   * The graph as the network reads it. The harmonics are computed here, from its vectors: that
   * takes a fraction of the time that their transport would.
   *
   * @param lMax highest degree of the harmonics the network needs
   * @throws IllegalArgumentException if it has a species the network does not know, or lacks the
   *     inherent structure
   */
  public NetworkInput input(Graph graph, int lMax) {
    byte[] own = speciesOf(graph.configuration());
    float[][] scalars = NodeScalars.of(graph);
    float[] values = new float[own.length * scalars.length];
    for (int node = 0; node < own.length; node++) {
      for (int scalar = 0; scalar < scalars.length; scalar++) {
        values[node * scalars.length + scalar] =
            inputs[own[node]][scalar].standardise(scalars[scalar][node]);
      }
    }
    return new NetworkInput(edges(graph, lMax), own, species.size(), values);
  }

  private static Edges edges(Graph graph, int lMax) {
    float[] vectors = graph.vectors();
    float[] distances = new float[graph.edges()];
    for (int edge = 0; edge < distances.length; edge++) {
      double x = vectors[3 * edge];
      double y = vectors[3 * edge + 1];
      double z = vectors[3 * edge + 2];
      distances[edge] = (float) Math.sqrt(x * x + y * y + z * z);
    }
    return new Edges(graph.offsets(), graph.senders(), distances, harmonics(graph, lMax), lMax);
  }

  private static float[] harmonics(Graph graph, int lMax) {
    long values = (long) graph.edges() * ((lMax + 1) * (lMax + 1) - 1);
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s: %d edges with harmonics to lMax %d fit no array"
              .formatted(graph.snapshot(), graph.edges(), lMax));
    }
    float[] harmonics = new float[(int) values];
    SphericalHarmonics.fill(lMax, graph.vectors(), graph.edges(), harmonics);
    return harmonics;
  }

  /** Standardised targets {@code [node * times + time]}; 0 at times without a propensity. */
  public float[] targets(Configuration configuration) {
    Propensity propensity = requirePropensity(configuration);
    byte[] own = speciesOf(configuration);
    float[] values = new float[own.length * times.length];
    for (int k = 0; k < propensity.times().length; k++) {
      int time = indexOf(propensity.times()[k]);
      for (int node = 0; time >= 0 && node < own.length; node++) {
        values[node * times.length + time] =
            targets[own[node]][time].standardise(propensity.values()[k][node]);
      }
    }
    return values;
  }

  /** Per time, 1 where the configuration has a propensity, else 0. */
  public float[] mask(Configuration configuration) {
    float[] mask = new float[times.length];
    for (double known : requirePropensity(configuration).times()) {
      int time = indexOf(known);
      if (time >= 0) {
        mask[time] = 1;
      }
    }
    return mask;
  }

  /** Propensities {@code [time][node]} from the network's output {@code [node * times + time]}. */
  public float[][] propensity(Configuration configuration, float[] output) {
    byte[] own = speciesOf(configuration);
    float[][] values = new float[times.length][own.length];
    for (int node = 0; node < own.length; node++) {
      for (int time = 0; time < times.length; time++) {
        values[time][node] = targets[own[node]][time].restore(output[node * times.length + time]);
      }
    }
    return values;
  }

  /** The output that predicts this lag time, -1 if none does. */
  public int indexOf(double time) {
    return LagTimes.indexOf(times, time);
  }

  /**
   * Index of every particle's species.
   *
   * @throws IllegalArgumentException if it has a species that was not trained on
   */
  public byte[] speciesOf(Configuration configuration) {
    List<String> names = configuration.header().species();
    byte[] translation = new byte[names.size()];
    for (int index = 0; index < translation.length; index++) {
      translation[index] = (byte) species.indexOf(names.get(index));
    }
    byte[] own = new byte[configuration.particles()];
    for (int node = 0; node < own.length; node++) {
      own[node] = translation[configuration.species()[node]];
      if (own[node] < 0) {
        throw new IllegalArgumentException(
            "%s has species %s; the model was trained on %s. Train it on this mixture first."
                .formatted(configuration.snapshot(), names, species));
      }
    }
    return own;
  }

  private static Propensity requirePropensity(Configuration configuration) {
    Propensity propensity = configuration.propensity();
    if (propensity == null) {
      throw new IllegalArgumentException(
          configuration.snapshot() + " has no propensities to learn from");
    }
    return propensity;
  }
}
