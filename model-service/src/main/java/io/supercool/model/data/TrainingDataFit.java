package io.supercool.model.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Propensity;
import io.supercool.evaluation.LagTimes;
import io.supercool.library.Sha256;
import io.supercool.library.TrainingData;
import io.supercool.library.TrainingData.LearnedTimes;
import io.supercool.library.TrainingData.PairRange;
import io.supercool.library.TrainingData.Range;
import io.supercool.physics.geometry.PeriodicBox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures what a model is trained on. */
public final class TrainingDataFit {
  private TrainingDataFit() {}

  /**
   * Over these graphs, of which there is at least one.
   *
   * @param standardisation whose species occur in them
   */
  public static TrainingData of(List<Graph> graphs, Standardisation standardisation) {
    TreeSet<Double> temperatures = new TreeSet<>();
    TreeSet<String> units = new TreeSet<>();
    TreeSet<String> potentials = new TreeSet<>();
    TreeSet<String> hashes = new TreeSet<>();
    DoubleSummaryStatistics density = new DoubleSummaryStatistics();
    long particles = 0;
    for (Graph graph : graphs) {
      ConfigurationHeader header = graph.configuration().header();
      if (!Double.isNaN(header.temperature())) {
        temperatures.add(header.temperature());
      }
      units.add(header.units());
      potentials.add(header.potential());
      hashes.add(hash(graph.configuration()));
      density.accept(density(graph.configuration()));
      particles += graph.particles();
    }
    return new TrainingData(
        graphs.size(),
        particles,
        List.copyOf(units),
        List.copyOf(potentials),
        List.copyOf(temperatures),
        learned(graphs, temperatures, standardisation.times()),
        new Range(density.getMin(), density.getMax()),
        pairs(graphs, standardisation),
        List.copyOf(hashes));
  }

  /**
   * The same beyond what a model had learned from before. Configurations that it knew count once.
   */
  public static TrainingData beyond(
      TrainingData before, List<Graph> graphs, Standardisation standardisation) {
    List<Graph> unknown =
        graphs.stream()
            .filter(graph -> !before.hashes().contains(hash(graph.configuration())))
            .toList();
    return unknown.isEmpty() ? before : before.with(of(unknown, standardisation));
  }

  private static List<LearnedTimes> learned(
      List<Graph> graphs, Set<Double> temperatures, double[] times) {
    List<LearnedTimes> learned = new ArrayList<>();
    for (double temperature : temperatures) {
      List<Double> own = new ArrayList<>();
      for (double time : times) {
        if (graphs.stream()
            .map(Graph::configuration)
            .anyMatch(one -> one.header().temperature() == temperature && knows(one, time))) {
          own.add(time);
        }
      }
      learned.add(new LearnedTimes(temperature, own));
    }
    return learned;
  }

  private static boolean knows(Configuration configuration, double time) {
    Propensity propensity = configuration.propensity();
    return propensity != null && LagTimes.indexOf(propensity.times(), time) >= 0;
  }

  /** Number density. */
  static double density(Configuration configuration) {
    return configuration.particles() / new PeriodicBox(configuration.header().box()).volume();
  }

  private static List<PairRange> pairs(List<Graph> graphs, Standardisation standardisation) {
    List<String> species = standardisation.species();
    List<PairStructure> structures =
        graphs.stream()
            .map(
                graph ->
                    PairStructure.of(
                        graph, species, standardisation.speciesOf(graph.configuration())))
            .toList();
    List<PairRange> pairs = new ArrayList<>();
    for (int a = 0; a < species.size(); a++) {
      for (int b = a; b < species.size(); b++) {
        double[] mean = new double[PairStructure.SHELLS];
        for (PairStructure structure : structures) {
          for (int shell = 0; shell < mean.length; shell++) {
            mean[shell] += structure.of(a, b)[shell] / structures.size();
          }
        }
        double spread = 0;
        for (PairStructure structure : structures) {
          spread = Math.max(spread, PairRange.distance(structure.of(a, b), mean));
        }
        pairs.add(new PairRange(species.get(a), species.get(b), mean, spread));
      }
    }
    return pairs;
  }

  /** Of names, species and positions, whatever the file they came in. */
  static String hash(Configuration configuration) {
    MessageDigest digest = Sha256.digest();
    digest.update(String.join("\n", configuration.header().species()).getBytes(UTF_8));
    digest.update(configuration.species());
    ByteBuffer position = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double coordinate : configuration.positions()) {
      digest.update(position.putDouble(0, coordinate).array());
    }
    return Sha256.text(digest.digest());
  }
}
