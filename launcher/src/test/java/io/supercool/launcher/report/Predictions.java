package io.supercool.launcher.report;

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
import org.jspecify.annotations.Nullable;

/** Predictions for tests: four particles A, the others B, at one lag time, 52. */
public final class Predictions {
  private Predictions() {}

  /** Of the file {@code name}, with one value per particle. */
  public static Prediction of(
      String name, Split split, @Nullable Propensity targets, float[] propensity, float[] energy) {
    byte[] species = new byte[propensity.length];
    for (int i = 4; i < species.length; i++) {
      species[i] = 1;
    }
    return new Prediction(
        new Configuration(
            new ConfigurationHeader(
                new SnapshotId(name, name, 0),
                split,
                "lj",
                new double[] {5, 5, 5},
                0.56,
                0,
                0,
                List.of("A", "B"),
                Potentials.KOB_ANDERSEN_FORCE_SHIFTED,
                List.of()),
            species,
            new double[3 * species.length],
            null,
            InherentStructure.of(null, energy),
            targets),
        "version",
        new double[] {52},
        new float[][] {propensity},
        null,
        Map.of(Prediction.OWN_ENERGY, energy),
        List.of());
  }
}
