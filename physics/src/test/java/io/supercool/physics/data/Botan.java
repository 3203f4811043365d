package io.supercool.physics.data;

import io.supercool.physics.dynamics.PropensityMean;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Configurations of the BOTAN data set at T = 0.44. */
public final class Botan {
  /** Number of particles. */
  public static final int PARTICLES = 4096;

  /** Their box, of density 1.2. */
  public static final PeriodicBox BOX =
      new PeriodicBox(Math.cbrt(4096 / 1.2), Math.cbrt(4096 / 1.2), Math.cbrt(4096 / 1.2));

  private Botan() {}

  /** One of the two configurations for validation, 401 or 402. */
  public static NpzFile validation(int number) {
    return SharedData.file(
        "botan-T0.44/validation/isoconfig_N4096T0.44_%d_tc07.npz".formatted(number));
  }

  /** One of the ten configurations for training, 1 to 10. */
  public static NpzFile training(int number) {
    return SharedData.file("botan-T0.44/train/isoconfig_N4096T0.44_%d_tc07.npz".formatted(number));
  }

  /** All twelve: the ten for training, then the two for validation. */
  public static List<NpzFile> all() {
    return Stream.concat(
            IntStream.rangeClosed(1, 10).mapToObj(Botan::training),
            IntStream.rangeClosed(401, 402).mapToObj(Botan::validation))
        .toList();
  }

  /** The propensity from all 32 replicas of a configuration. */
  public static PropensityMean propensity(NpzFile configuration) {
    double[] replicas = configuration.numbers("positions");
    PropensityMean propensity = new PropensityMean(configuration.numbers("initial_positions"), 3);
    for (int from = 0; from < replicas.length; from += 3 * PARTICLES) {
      propensity.add(Arrays.copyOfRange(replicas, from, from + 3 * PARTICLES));
    }
    return propensity;
  }
}
