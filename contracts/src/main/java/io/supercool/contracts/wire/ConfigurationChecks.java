package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.failure;
import static io.supercool.contracts.wire.Checks.finite;
import static io.supercool.contracts.wire.Checks.name;
import static io.supercool.contracts.wire.Checks.perTime;
import static io.supercool.contracts.wire.Checks.require;
import static io.supercool.contracts.wire.Checks.times;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Targets;

/** What a configuration must be, whoever wrote it. */
final class ConfigurationChecks {
  private ConfigurationChecks() {}

  /** A box with a volume; known names; sensible numbers. */
  static void header(ConfigurationHeader header) {
    BoxChecks.box(header.box());
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
    Targets targets = configuration.targets();
    if (targets != null) {
      targets(targets, particles);
    }
  }

  /** For each time one finite value per particle. */
  static void targets(Targets targets, int particles) {
    times("times", targets.times());
    require(targets.replicas() >= 0, "replicas: %d", targets.replicas());
    perTime("propensity", targets.times(), targets.propensity(), particles);
    float[][][] halves = targets.halves();
    if (halves != null) {
      require(halves.length == 2, "propensity: %d halves", halves.length);
      perTime("propensity_even", targets.times(), halves[0], particles);
      perTime("propensity_odd", targets.times(), halves[1], particles);
    }
  }
}
