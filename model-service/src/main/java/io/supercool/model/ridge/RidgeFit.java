package io.supercool.model.ridge;

import io.supercool.contracts.Graph;
import io.supercool.model.data.Standardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Ridge regression of standardised propensities on features of particles, one for every species and
 * lag time. Configurations with the same lag times are dealt into at most five parts; what is kept
 * is one system of equations per part and species (9 MB each for a thousand features), however many
 * configurations there are.
 */
public final class RidgeFit {
  private static final int PARTS = 5;
  private static final int BATCH = 2048;

  private final Standardisation standardisation;
  private final int speciesCount;
  private final int features;
  private final Function<Graph, float[]> describe;
  private final Map<String, List<Part>> partsByTimes = new LinkedHashMap<>();
  private final Map<String, Integer> dealt = new LinkedHashMap<>();

  private record Part(float[] mask, List<NormalEquations> bySpecies) {}

  private RidgeFit(
      Standardisation standardisation, int features, Function<Graph, float[]> describe) {
    this.standardisation = standardisation;
    this.features = features;
    this.describe = describe;
    speciesCount = standardisation.species().size();
  }

  /**
   * Fits graphs whose propensity is known.
   *
   * @param features of a particle
   * @param describe gives a graph's features, {@code [particle][feature]} in row-major order
   * @return weights of each species, {@code [feature * times + time]}, the constant feature last; 0
   *     for times at which no graph has a propensity
   */
  public static double[][] of(
      List<Graph> graphs,
      Standardisation standardisation,
      int features,
      Function<Graph, float[]> describe) {
    RidgeFit fit = new RidgeFit(standardisation, features, describe);
    graphs.forEach(fit::add);
    return fit.solve();
  }

  private void add(Graph graph) {
    float[] mask = standardisation.mask(graph.configuration());
    String key = Arrays.toString(mask);
    List<Part> parts = partsByTimes.computeIfAbsent(key, times -> new ArrayList<>());
    int index = dealt.merge(key, 1, Integer::sum) - 1;
    if (parts.size() < PARTS) {
      parts.add(part(mask));
    }
    Part part = parts.get(index % PARTS);
    float[] descriptors = describe.apply(graph);
    float[] targets = standardisation.targets(graph.configuration());
    byte[] species = standardisation.speciesOf(graph.configuration());
    for (int own = 0; own < speciesCount; own++) {
      add(part.bySpecies().get(own), own, species, descriptors, targets);
    }
  }

  private Part part(float[] mask) {
    List<NormalEquations> bySpecies = new ArrayList<>();
    for (int own = 0; own < speciesCount; own++) {
      bySpecies.add(NormalEquations.zero(features, standardisation.times().length));
    }
    return new Part(mask, bySpecies);
  }

  private void add(
      NormalEquations equations, int own, byte[] species, float[] descriptors, float[] targets) {
    int times = standardisation.times().length;
    double[] x = new double[BATCH * (features + 1)];
    double[] y = new double[BATCH * times];
    int rows = 0;
    for (int particle = 0; particle < species.length; particle++) {
      if (species[particle] == own) {
        for (int feature = 0; feature < features; feature++) {
          x[rows * (features + 1) + feature] = descriptors[particle * features + feature];
        }
        x[rows * (features + 1) + features] = 1;
        for (int time = 0; time < times; time++) {
          y[rows * times + time] = targets[particle * times + time];
        }
        rows++;
      }
      if (rows == BATCH || particle == species.length - 1 && rows > 0) {
        equations.add(
            rows, Arrays.copyOf(x, rows * (features + 1)), Arrays.copyOf(y, rows * times));
        rows = 0;
      }
    }
  }

  /** Times that the same parts have are solved together. */
  private double[][] solve() {
    List<Part> parts = partsByTimes.values().stream().flatMap(List::stream).toList();
    Map<List<Integer>, List<Integer>> timesByParts = new LinkedHashMap<>();
    for (int time = 0; time < standardisation.times().length; time++) {
      timesByParts.computeIfAbsent(partsOf(parts, time), key -> new ArrayList<>()).add(time);
    }
    double[][] weights = new double[speciesCount][];
    for (int own = 0; own < speciesCount; own++) {
      weights[own] = new double[(features + 1) * standardisation.times().length];
      for (var entry : timesByParts.entrySet()) {
        List<NormalEquations> equations = new ArrayList<>();
        for (int part : entry.getKey()) {
          NormalEquations ofPart = parts.get(part).bySpecies().get(own);
          if (ofPart.samples() > 0) {
            equations.add(ofPart);
          }
        }
        solve(equations, entry.getValue(), weights[own]);
      }
    }
    return weights;
  }

  /** The parts whose configurations have the propensity at a lag time. */
  private static List<Integer> partsOf(List<Part> parts, int time) {
    return IntStream.range(0, parts.size())
        .filter(part -> parts.get(part).mask()[time] > 0)
        .boxed()
        .toList();
  }

  private void solve(List<NormalEquations> parts, List<Integer> times, double[] weights) {
    if (parts.isEmpty()) {
      return;
    }
    DMatrixRMaj values = Ridge.fit(parts.stream().map(part -> part.ofTargets(times)).toList());
    int columns = standardisation.times().length;
    for (int feature = 0; feature < values.numRows; feature++) {
      for (int k = 0; k < times.size(); k++) {
        weights[feature * columns + times.get(k)] = values.get(feature, k);
      }
    }
  }
}
