package io.supercool.dashboard.state.predictions;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Predictions of made-up liquids: random places, smooth waves of mobility, a noisy prediction. */
public final class SyntheticPredictions {
  private static final double[] TIMES = {0.1, 1.0, 10.0, 100.0};

  private SyntheticPredictions() {}

  /** A prediction, with the propensity known, of {@code particles} particles, a fifth of them B. */
  public static Prediction of(String trajectory, int particles, String modelVersion) {
    return of(new SnapshotId(trajectory, trajectory, 0), particles, modelVersion);
  }

  /** The same for a snapshot of its own name. */
  public static Prediction of(SnapshotId id, int particles, String modelVersion) {
    Random random = new Random(id.hashCode());
    double length = Math.cbrt(particles / 1.2);
    byte[] species = new byte[particles];
    double[] positions = new double[3 * particles];
    float[][] propensity = new float[TIMES.length][particles];
    float[][] predicted = new float[TIMES.length][particles];
    for (int i = 0; i < particles; i++) {
      species[i] = (byte) (i % 5 == 0 ? 1 : 0);
      double wave = 0;
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = (random.nextDouble() * 3 - 1) * length;
        wave += Math.sin(2 * Math.PI * positions[3 * i + axis] / length + axis);
      }
      for (int time = 0; time < TIMES.length; time++) {
        double mobility = (0.1 + 0.1 * time) * (1 + 0.2 * wave) * (1 + 0.6 * species[i]);
        propensity[time][i] = (float) (mobility * (1 + 0.1 * random.nextGaussian()));
        predicted[time][i] = (float) (mobility * (1 + 0.1 * random.nextGaussian()));
      }
    }
    ConfigurationHeader header =
        new ConfigurationHeader(
            id,
            Split.TEST,
            "lj",
            new double[] {length, length, length},
            0.56,
            0,
            0,
            List.of("A", "B"),
            Potentials.KOB_ANDERSEN_FORCE_SHIFTED,
            List.of());
    float[] energy = new float[particles];
    for (int i = 0; i < particles; i++) {
      energy[i] = (float) (-7 + 0.5 * random.nextGaussian());
    }
    Configuration configuration =
        new Configuration(
            header,
            species,
            positions,
            null,
            InherentStructure.of(null, energy),
            new Propensity(TIMES, propensity, null, 0));
    return new Prediction(configuration, modelVersion, TIMES, predicted, null, Map.of(), List.of());
  }

  /** A small one at a temperature. */
  public static Prediction at(double temperature, String trajectory) {
    Prediction prediction = of(trajectory, 20, "v1");
    Configuration c = prediction.configuration();
    ConfigurationHeader h = c.header();
    ConfigurationHeader header =
        new ConfigurationHeader(
            h.id(),
            h.split(),
            h.units(),
            h.box(),
            temperature,
            0,
            0,
            h.species(),
            h.potential(),
            List.of());
    Configuration configuration =
        Configuration.of(header, c.species(), c.positions()).withPropensity(c.propensity());
    return new Prediction(
        configuration, "v1", TIMES, prediction.predicted(), null, Map.of(), List.of());
  }

  /** The same, its propensity known over two halves of the replicas that correlate as given. */
  public static Prediction withHalves(String trajectory, int particles, double correlation) {
    Prediction prediction = of(trajectory, particles, "v1");
    Configuration plain = prediction.configuration();
    Random random = new Random(1);
    float[][][] halves = new float[2][TIMES.length][particles];
    for (int time = 0; time < TIMES.length; time++) {
      for (int i = 0; i < particles; i++) {
        double shared = Math.sqrt(correlation) * random.nextGaussian();
        double own = Math.sqrt(1 - correlation);
        halves[0][time][i] = (float) (shared + own * random.nextGaussian());
        halves[1][time][i] = (float) (shared + own * random.nextGaussian());
      }
    }
    Propensity propensity = new Propensity(TIMES, plain.propensity().values(), halves, 16);
    Configuration measured =
        Configuration.of(plain.header(), plain.species(), plain.positions())
            .withPropensity(propensity);
    return new Prediction(
        measured, "v1", TIMES, prediction.predicted(), prediction.predicted(), Map.of(), List.of());
  }
}
