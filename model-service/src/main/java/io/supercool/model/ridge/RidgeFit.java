package io.supercool.model.ridge;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.model.data.Standardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Ridge regression of standardised propensities on features of particles, one for every species and
 * lag time. Configurations with the same lag times are dealt into at most five parts; what is kept
 * is one system of equations per part and species (9 MB each for a thousand features), however many
 * configurations there are.
 */
public final class RidgeFit implements AutoCloseable {
  private static final int PARTS = 5;
  private static final int BATCH = 2048;

  private final Standardisation units;
  private final int species;
  private final int features;
  private final Function<Graph, float[]> describe;
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Map<String, List<Part>> partsByTimes = new LinkedHashMap<>();
  private final Map<String, Integer> dealt = new LinkedHashMap<>();

  private record Part(float[] labelled, List<NormalEquations> bySpecies) {}

  private RidgeFit(Standardisation units, int features, Function<Graph, float[]> describe) {
    this.units = units;
    this.features = features;
    this.describe = describe;
    species = units.species().size();
  }

  /**
   * Fits labelled graphs.
   *
   * @param features of a particle
   * @param describe gives a graph's features, {@code [particle][feature]} in row-major order
   * @return weights of each species, {@code [feature * times + time]}, the constant feature last; 0
   *     for times no graph is labelled with
   */
  public static double[][] of(
      List<Graph> graphs, Standardisation units, int features, Function<Graph, float[]> describe) {
    try (RidgeFit fit = new RidgeFit(units, features, describe)) {
      graphs.forEach(fit::add);
      return fit.solve();
    }
  }

  private void add(Graph graph) {
    float[] labelled = units.mask(graph.configuration());
    String key = Arrays.toString(labelled);
    List<Part> parts = partsByTimes.computeIfAbsent(key, times -> new ArrayList<>());
    int index = dealt.merge(key, 1, Integer::sum) - 1;
    if (parts.size() < PARTS) {
      parts.add(part(labelled));
    }
    Part part = parts.get(index % PARTS);
    float[] descriptors = describe.apply(graph);
    float[] targets = units.targets(graph.configuration());
    byte[] kinds = units.speciesOf(graph.configuration());
    for (int kind = 0; kind < species; kind++) {
      add(part.bySpecies().get(kind), kind, kinds, descriptors, targets);
    }
  }

  private Part part(float[] labelled) {
    List<NormalEquations> bySpecies = new ArrayList<>();
    for (int kind = 0; kind < species; kind++) {
      bySpecies.add(NormalEquations.zero(manager, features, units.times().length));
    }
    return new Part(labelled, bySpecies);
  }

  private void add(
      NormalEquations equations, int kind, byte[] kinds, float[] descriptors, float[] targets) {
    int times = units.times().length;
    double[] x = new double[BATCH * (features + 1)];
    double[] y = new double[BATCH * times];
    int rows = 0;
    for (int particle = 0; particle < kinds.length; particle++) {
      if (kinds[particle] == kind) {
        for (int feature = 0; feature < features; feature++) {
          x[rows * (features + 1) + feature] = descriptors[particle * features + feature];
        }
        x[rows * (features + 1) + features] = 1;
        for (int time = 0; time < times; time++) {
          y[rows * times + time] = targets[particle * times + time];
        }
        rows++;
      }
      if (rows == BATCH || particle == kinds.length - 1 && rows > 0) {
        equations.add(
            rows, Arrays.copyOf(x, rows * (features + 1)), Arrays.copyOf(y, rows * times));
        rows = 0;
      }
    }
  }

  /** Times that the same parts are labelled with are solved together. */
  private double[][] solve() {
    List<Part> parts = partsByTimes.values().stream().flatMap(List::stream).toList();
    Map<List<Integer>, List<Integer>> timesByParts = new LinkedHashMap<>();
    for (int time = 0; time < units.times().length; time++) {
      timesByParts.computeIfAbsent(labelled(parts, time), key -> new ArrayList<>()).add(time);
    }
    double[][] weights = new double[species][];
    for (int kind = 0; kind < species; kind++) {
      weights[kind] = new double[(features + 1) * units.times().length];
      for (var entry : timesByParts.entrySet()) {
        List<NormalEquations> equations = new ArrayList<>();
        for (int part : entry.getKey()) {
          NormalEquations ofPart = parts.get(part).bySpecies().get(kind);
          if (ofPart.samples() > 0) {
            equations.add(ofPart);
          }
        }
        solve(equations, entry.getValue(), weights[kind]);
      }
    }
    return weights;
  }

  private static List<Integer> labelled(List<Part> parts, int time) {
    return IntStream.range(0, parts.size())
        .filter(part -> parts.get(part).labelled()[time] > 0)
        .boxed()
        .toList();
  }

  private void solve(List<NormalEquations> parts, List<Integer> times, double[] weights) {
    if (parts.isEmpty()) {
      return;
    }
    try (NDManager scratch = manager.newSubManager()) {
      List<NormalEquations> selected =
          parts.stream().map(part -> part.ofTargets(times, scratch)).toList();
      double[] values = Ridge.fit(selected, scratch).toDoubleArray();
      int columns = units.times().length;
      for (int feature = 0; feature * columns < weights.length; feature++) {
        for (int k = 0; k < times.size(); k++) {
          weights[feature * columns + times.get(k)] = values[feature * times.size() + k];
        }
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
