package io.supercool.launcher.export;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.Counted;
import io.supercool.contracts.text.OrderParameter;
import io.supercool.evaluation.Correlation;
import io.supercool.physics.descriptor.BondOrder;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the learned {@link OrderParameter} goes with the literature's bond-orientational ones: mean
 * over configurations of Pearson's correlation over the particles of the first species.
 */
public final class BondOrderTable {
  private static final BondOrder BOND_ORDER = BondOrder.FIRST_SHELL;

  private final double[] sums = new double[BOND_ORDER.lMax() + 1];
  private String species = "";
  private int configurations;

  /** Adds a configuration; one without an inherent structure, or in two dimensions, is not used. */
  public void add(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    double[] inherent = configuration.inherentPositions();
    if (inherent == null || configuration.header().dimensions() != 3) {
      return;
    }
    float[][] order = BOND_ORDER.of(new PeriodicBox(configuration.header().box()), inherent);
    float[] learned = ofFirst(configuration, OrderParameter.of(prediction));
    for (int l = 1; l < sums.length; l++) {
      sums[l] += Correlation.pearson(ofFirst(configuration, order[l]), learned);
    }
    species = configuration.header().species().get(0);
    configurations++;
  }

  private static float[] ofFirst(Configuration configuration, float[] values) {
    byte[] particleSpecies = configuration.species();
    float[] chosen = new float[values.length];
    int count = 0;
    for (int particle = 0; particle < values.length; particle++) {
      if (particleSpecies[particle] == 0) {
        chosen[count++] = values[particle];
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /** As a table to read; empty if nothing was added. */
  public List<String> lines() {
    if (configurations == 0) {
      return List.of();
    }
    StringBuilder degrees = new StringBuilder("q_l of the first shell ");
    StringBuilder values = new StringBuilder("%-23s".formatted("species " + species));
    for (int l = 1; l < sums.length; l++) {
      degrees.append("%8s".formatted("l = " + l));
      values.append(String.format(Locale.ROOT, "%8.3f", sums[l] / configurations));
    }
    return List.of(
        "Correlation of the learned order parameter with bond order, %s"
            .formatted(Counted.of(configurations, "configuration")),
        degrees.toString(),
        values.toString());
  }
}
