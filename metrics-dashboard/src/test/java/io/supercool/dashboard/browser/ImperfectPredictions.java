package io.supercool.dashboard.browser;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.event.Score;
import io.supercool.evaluation.Correlation;
import io.supercool.physics.descriptor.CoarseGraining;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Predictions made by forgetting part of the true propensity, and their true scores. */
final class ImperfectPredictions {
  private ImperfectPredictions() {}

  /** The true propensity half forgotten, with noise of {@code noise} deviations of the species. */
  static Prediction of(Configuration measured, String version, double noise) {
    Configuration configuration = withHalves(measured);
    Propensity propensity = configuration.propensity();
    Random random = new Random(version.hashCode());
    float[][] predicted = forget(configuration, noise, random);
    float[][] ridge = forget(configuration, noise + 0.1, random);
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    descriptors.put(Prediction.OWN_ENERGY, configuration.inherentEnergy());
    descriptors.put(
        Prediction.COARSE_GRAINED_ENERGY,
        CoarseGraining.DEFAULT.average(
            configuration.inherentEnergy(),
            configuration.positions(),
            new PeriodicBox(configuration.header().box())));
    return new Prediction(
        configuration, version, propensity.times(), predicted, ridge, descriptors, List.of());
  }

  /** By species and time, how {@code values} (of a time's index) correlate with the propensity. */
  static List<Score> scores(Prediction prediction, IntFunction<float[]> values) {
    Configuration configuration = prediction.configuration();
    List<Score> scores = new ArrayList<>();
    for (int species = 0; species < configuration.header().species().size(); species++) {
      for (int time = 0; time < prediction.times().length; time++) {
        Correlation correlation = new Correlation();
        float[] propensity = configuration.propensity().values()[time];
        for (int i = 0; i < propensity.length; i++) {
          if (configuration.species()[i] == species) {
            correlation.add(values.apply(time)[i], propensity[i]);
          }
        }
        String name = configuration.header().species().get(species);
        scores.add(new Score(name, prediction.times()[time], correlation.pearson()));
      }
    }
    return scores;
  }

  private static float[][] forget(Configuration configuration, double noise, Random random) {
    float[][] propensity = configuration.propensity().values();
    float[][] left = new float[propensity.length][];
    for (int time = 0; time < propensity.length; time++) {
      double shortness = (double) (propensity.length - 1 - time) / propensity.length;
      left[time] = mixed(configuration, propensity[time], 0.55, noise + 0.5 * shortness, random);
    }
    return left;
  }

  private static Configuration withHalves(Configuration plain) {
    Propensity propensity = plain.propensity();
    Random random = new Random(3);
    int times = propensity.times().length;
    float[][][] halves = new float[2][times][];
    for (float[][] half : halves) {
      for (int time = 0; time < times; time++) {
        half[time] = mixed(plain, propensity.values()[time], 1, 0.8, random);
      }
    }
    return new Configuration(
        plain.header(),
        plain.species(),
        plain.positions(),
        null,
        InherentStructure.of(null, plain.inherentEnergy()),
        new Propensity(propensity.times(), propensity.values(), halves, propensity.replicas()));
  }

  /** mean + share (x - mean) + noise, within each species; noise in its deviations. */
  private static float[] mixed(
      Configuration configuration, float[] values, double share, double noise, Random random) {
    byte[] kinds = configuration.species();
    float[] mixed = new float[values.length];
    for (int species = 0; species < configuration.header().species().size(); species++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int i = 0; i < values.length; i++) {
        if (kinds[i] == species) {
          sum += values[i];
          squares += values[i] * values[i];
          count++;
        }
      }
      double mean = sum / count;
      double spread = Math.sqrt(squares / count - mean * mean);
      for (int i = 0; i < values.length; i++) {
        if (kinds[i] == species) {
          double kept = mean + share * (values[i] - mean);
          mixed[i] = (float) (kept + noise * spread * random.nextGaussian());
        }
      }
    }
    return mixed;
  }
}
