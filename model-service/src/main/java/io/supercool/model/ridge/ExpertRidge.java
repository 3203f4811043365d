package io.supercool.model.ridge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.model.data.NodeScalars;
import io.supercool.model.data.Standardisation;
import io.supercool.physics.descriptor.ExpertDescriptors;
import io.supercool.physics.descriptor.Shells;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ridge regression on {@link ExpertDescriptors}, one for every species and lag time: the baseline a
 * network has to beat.
 *
 * @param standardisation whose species, in their order, and times it knows
 * @param weights of each species for standardised targets, {@code [feature * times + time]}, the
 *     constant feature last
 */
public record ExpertRidge(Standardisation standardisation, double[][] weights) {
  private static final Shells SHELLS = Shells.EXPERT;
  private static final ExpertDescriptors DESCRIPTORS = new ExpertDescriptors(SHELLS, 5);

  /** Descriptors of more particles take more than 200 MB of memory. */
  private static final int MAX_PARTICLES = 50_000;

  /** Whether the configuration's box holds the largest shell, and memory its descriptors. */
  public static boolean describes(Configuration configuration) {
    return configuration.particles() <= MAX_PARTICLES
        && new PeriodicBox(configuration.header().box()).largestCutoff() >= SHELLS.reach();
  }

  /**
   * Fits graphs that have a propensity.
   *
   * @return empty if none can be described, see {@link #describes}
   */
  public static Optional<ExpertRidge> fit(List<Graph> graphs, Standardisation standardisation) {
    List<Graph> described =
        graphs.stream().filter(graph -> describes(graph.configuration())).toList();
    return described.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ExpertRidge(
                standardisation,
                RidgeFit.of(
                    described,
                    standardisation,
                    features(standardisation.species().size()),
                    graph -> descriptors(graph, standardisation))));
  }

  /** Features for so many species, without the constant. */
  private static int features(int species) {
    return DESCRIPTORS.count(species, NodeScalars.COUNT);
  }

  /** {@code [particle][feature]} in row-major order, without the constant. */
  private static float[] descriptors(Graph graph, Standardisation standardisation) {
    Configuration configuration = graph.configuration();
    return DESCRIPTORS.of(
        new PeriodicBox(configuration.header().box()),
        Objects.requireNonNull(configuration.inherentPositions()),
        standardisation.speciesOf(configuration),
        standardisation.species().size(),
        NodeScalars.of(graph));
  }

  /**
   * Predicted propensities, {@code [time][particle]}.
   *
   * @throws IllegalArgumentException if it does not describe the configuration, or a species is
   *     unknown
   */
  public float[][] predict(Graph graph) {
    float[] descriptors = descriptors(graph, standardisation);
    byte[] species = standardisation.speciesOf(graph.configuration());
    int times = standardisation.times().length;
    int features = features(standardisation.species().size());
    float[] standardised = new float[species.length * times];
    for (int particle = 0; particle < species.length; particle++) {
      double[] own = weights[species[particle]];
      for (int time = 0; time < times; time++) {
        double sum = own[features * times + time];
        for (int feature = 0; feature < features; feature++) {
          sum += own[feature * times + time] * descriptors[particle * features + feature];
        }
        standardised[particle * times + time] = (float) sum;
      }
    }
    return standardisation.propensity(graph.configuration(), standardised);
  }

  /** Its weights by species, named, under {@code manager}, for saving. */
  public NDList arrays(NDManager manager) {
    NDList list = new NDList();
    for (int own = 0; own < weights.length; own++) {
      NDArray array = manager.create(weights[own]);
      array.setName(standardisation.species().get(own));
      list.add(array);
    }
    return list;
  }

  /**
   * From weights saved by {@link #arrays}.
   *
   * @throws IllegalArgumentException if a species is missing or the size is another
   */
  public static ExpertRidge of(Standardisation standardisation, NDList arrays) {
    int size = (features(standardisation.species().size()) + 1) * standardisation.times().length;
    double[][] weights = new double[standardisation.species().size()][];
    for (int own = 0; own < weights.length; own++) {
      NDArray array = arrays.get(standardisation.species().get(own));
      if (array == null || array.size() != size) {
        throw new IllegalArgumentException(
            "ridge weights of species %s are missing or of another size"
                .formatted(standardisation.species().get(own)));
      }
      weights[own] = array.toDoubleArray();
    }
    return new ExpertRidge(standardisation, weights);
  }
}
