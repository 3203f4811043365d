package io.supercool.model.data;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Propensity;
import io.supercool.evaluation.LagTimes;
import io.supercool.model.data.Standardisation.Moments;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Measures a {@link Standardisation} on training graphs. */
public final class StandardisationFit {
  private final List<String> species;
  private final double[] times;
  private final Accumulator[][] inputs;
  private final Accumulator[][] targets;

  private StandardisationFit(List<String> species, double[] times) {
    this.species = species;
    this.times = times;
    inputs = accumulators(species.size(), NodeScalars.COUNT);
    targets = accumulators(species.size(), times.length);
  }

  /**
   * Over all particles of {@code graphs}. Species are all that occur, in order of name; times all
   * at which any graph has a propensity.
   *
   * @throws IllegalArgumentException if there is no graph or one has no propensity
   */
  public static Standardisation of(List<Graph> graphs) {
    TreeSet<String> names = new TreeSet<>();
    TreeSet<Double> times = new TreeSet<>();
    for (Graph graph : graphs) {
      Propensity propensity = graph.configuration().propensity();
      if (propensity == null) {
        throw new IllegalArgumentException(graph.snapshot() + " has no propensities to learn from");
      }
      names.addAll(graph.configuration().header().species());
      for (double time : propensity.times()) {
        if (times.stream().noneMatch(known -> LagTimes.areSame(known, time))) {
          times.add(time);
        }
      }
    }
    if (times.isEmpty()) {
      throw new IllegalArgumentException("no configuration has a propensity to learn from");
    }
    StandardisationFit fit =
        new StandardisationFit(
            List.copyOf(names), times.stream().mapToDouble(Double::doubleValue).toArray());
    graphs.forEach(fit::add);
    return fit.result();
  }

  private void add(Graph graph) {
    Configuration configuration = graph.configuration();
    Propensity propensity = Objects.requireNonNull(configuration.propensity());
    float[][] scalars = NodeScalars.of(graph);
    for (int node = 0; node < configuration.particles(); node++) {
      int own =
          species.indexOf(configuration.header().species().get(configuration.species()[node]));
      for (int scalar = 0; scalar < scalars.length; scalar++) {
        inputs[own][scalar].add(scalars[scalar][node]);
      }
      for (int k = 0; k < propensity.times().length; k++) {
        targets[own][LagTimes.indexOf(times, propensity.times()[k])].add(
            propensity.values()[k][node]);
      }
    }
  }

  private Standardisation result() {
    return new Standardisation(species, times, moments(inputs), moments(targets));
  }

  private static Accumulator[][] accumulators(int rows, int columns) {
    Accumulator[][] all = new Accumulator[rows][columns];
    for (Accumulator[] row : all) {
      for (int column = 0; column < columns; column++) {
        row[column] = new Accumulator();
      }
    }
    return all;
  }

  private static Moments[][] moments(Accumulator[][] all) {
    Moments[][] moments = new Moments[all.length][];
    for (int row = 0; row < all.length; row++) {
      moments[row] = new Moments[all[row].length];
      for (int column = 0; column < all[row].length; column++) {
        moments[row][column] = all[row][column].moments();
      }
    }
    return moments;
  }

  /** Running mean and variance (Welford). */
  private static final class Accumulator {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    }

    /** A constant (or absent) value standardises to 0. */
    Moments moments() {
      double deviation = count > 1 ? Math.sqrt(squares / count) : 0;
      return new Moments(mean, deviation > 0 ? deviation : 1);
    }
  }
}
