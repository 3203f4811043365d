package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.failure;
import static io.supercool.contracts.wire.Checks.finite;
import static io.supercool.contracts.wire.Checks.name;
import static io.supercool.contracts.wire.Checks.perTime;
import static io.supercool.contracts.wire.Checks.require;
import static io.supercool.contracts.wire.Checks.times;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Propensity;

/** What a configuration must be, whoever wrote it. */
final class ConfigurationChecks {
  /**
   * A volume smaller than this part of the edges' product is that of a flat box. It is the rule of
   * the module {@code physics}, which is not known here.
   */
  private static final double FLAT = 1e-9;

  private static final int MAX_MODELS = 16;

  private ConfigurationChecks() {}

  /** A box with a volume; known names; sensible numbers. */
  static void header(ConfigurationHeader header) {
    box(header.box());
    int species = header.species().size();
    require(species >= 1 && species <= Byte.MAX_VALUE, "species: %d names", species);
    header.species().forEach(name -> name("species", name));
    name("units", header.units());
    name("potential", header.potential());
    double temperature = header.temperature();
    require(
        Double.isNaN(temperature) || temperature >= 0 && Double.isFinite(temperature),
        "temperature: %s",
        temperature);
    require(Double.isFinite(header.time()), "time: %s", header.time());
    double elapsed = header.elapsed();
    require(elapsed >= 0 && Double.isFinite(elapsed), "elapsed: %s", elapsed);
    require(header.models().size() <= MAX_MODELS, "models: %d names", header.models().size());
    header.models().forEach(name -> name("model", name));
  }

  /** Columns of one length, positions and values finite, species named. */
  static void configuration(Configuration configuration) {
    ConfigurationHeader header = configuration.header();
    header(header);
    int particles = configuration.particles();
    require(particles > 0, "species: no particles");
    int names = header.species().size();
    byte[] species = configuration.species();
    for (int i = 0; i < particles; i++) {
      if (species[i] < 0 || species[i] >= names) {
        throw failure("species, particle %d: %d is not one of %d", i, species[i], names);
      }
    }
    int coordinates = particles * header.dimensions();
    finite("positions", configuration.positions(), coordinates);
    finite("inherent positions", configuration.inherentPositions(), coordinates);
    finite("potential_energy", configuration.potentialEnergy(), particles);
    finite("inherent_energy", configuration.inherentEnergy(), particles);
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      propensity(propensity, particles);
    }
  }

  /** For each time one finite value per particle. */
  static void propensity(Propensity propensity, int particles) {
    times("times", propensity.times());
    require(propensity.replicas() >= 0, "replicas: %d", propensity.replicas());
    perTime("propensity", propensity.times(), propensity.values(), particles);
    float[][][] halves = propensity.halves();
    if (halves != null) {
      require(halves.length == 2, "propensity: %d halves", halves.length);
      perTime("propensity_even", propensity.times(), halves[0], particles);
      perTime("propensity_odd", propensity.times(), halves[1], particles);
    }
  }

  /** Edge lengths, or edge vectors that span a volume. */
  static void box(double[] box) {
    int numbers = box.length;
    require(
        numbers == 2 || numbers == 3 || numbers == 4 || numbers == 9,
        "box: %d numbers, not 2 or 3 edge lengths nor 4 or 9 of edge vectors",
        numbers);
    boolean lengths = numbers <= 3;
    for (double number : box) {
      require(Double.isFinite(number) && (number > 0 || !lengths), "box: edge %s", number);
    }
    if (!lengths) {
      require(
          Math.abs(volume(box)) > FLAT * product(box) && Double.isFinite(product(box)),
          "box: its %d edge vectors span no volume",
          numbers == 4 ? 2 : 3);
    }
  }

  private static double volume(double[] v) {
    if (v.length == 4) {
      return v[0] * v[3] - v[1] * v[2];
    }
    return v[0] * (v[4] * v[8] - v[5] * v[7])
        + v[1] * (v[5] * v[6] - v[3] * v[8])
        + v[2] * (v[3] * v[7] - v[4] * v[6]);
  }

  /** Of the vectors' lengths. */
  private static double product(double[] vectors) {
    int dimensions = vectors.length == 4 ? 2 : 3;
    double product = 1;
    for (int vector = 0; vector < dimensions; vector++) {
      double square = 0;
      for (int axis = 0; axis < dimensions; axis++) {
        square += vectors[vector * dimensions + axis] * vectors[vector * dimensions + axis];
      }
      product *= Math.sqrt(square);
    }
    return product;
  }
}
