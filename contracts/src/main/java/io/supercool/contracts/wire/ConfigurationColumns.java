package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Targets;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link Configuration}, the same in snapshots, graphs and predictions. */
final class ConfigurationColumns {
  private static final String[] AXES = {"x", "y", "z"};
  private static final String[] HALVES = {"propensity_even_", "propensity_odd_"};

  private ConfigurationColumns() {}

  /** Bytes of one particle. */
  static int bytesPerParticle(Configuration configuration) {
    int dimensions = configuration.header().dimensions();
    int bytes = 1 + 8 * dimensions;
    bytes += configuration.inherentPositions() == null ? 0 : 8 * dimensions;
    bytes += configuration.potentialEnergy() == null ? 0 : 4;
    bytes += configuration.inherentEnergy() == null ? 0 : 4;
    Targets targets = configuration.targets();
    if (targets != null) {
      bytes += 4 * targets.times().length * (targets.halves() == null ? 1 : 3);
    }
    return bytes;
  }

  /** Adds the columns to {@code batch} and what they mean to {@code metadata}. */
  static void write(Configuration configuration, BatchWriter batch, Map<String, String> metadata) {
    HeaderFields.write(configuration.header(), metadata);
    batch.int8("species", configuration.species());
    writePlaces("", configuration, batch);
    Targets targets = configuration.targets();
    if (targets != null) {
      write(targets, batch, metadata);
    }
  }

  /** Adds where the particles are, and their energies, in columns under {@code prefix}. */
  static void writePlaces(String prefix, Configuration configuration, BatchWriter batch) {
    int dimensions = configuration.header().dimensions();
    writePositions(prefix, configuration.positions(), dimensions, batch);
    double[] inherentPositions = configuration.inherentPositions();
    if (inherentPositions != null) {
      writePositions(prefix + "inherent_", inherentPositions, dimensions, batch);
    }
    writeEnergy(prefix + "potential_energy", configuration.potentialEnergy(), batch);
    writeEnergy(prefix + "inherent_energy", configuration.inherentEnergy(), batch);
  }

  /** Adds the columns of {@code targets} and what they mean. */
  static void write(Targets targets, BatchWriter batch, Map<String, String> metadata) {
    metadata.put("times", HeaderFields.json(targets.times()));
    metadata.put("replicas", String.valueOf(targets.replicas()));
    writeTimes("propensity_", targets.times(), targets.propensity(), batch);
    float[][][] halves = targets.halves();
    if (halves != null) {
      for (int half = 0; half < HALVES.length; half++) {
        writeTimes(HALVES[half], targets.times(), halves[half], batch);
      }
    }
  }

  /** The rows of {@code batch} as a configuration. */
  static Configuration read(BatchReader batch) {
    ConfigurationHeader header = HeaderFields.read(batch);
    ConfigurationChecks.header(header);
    return readPlaces(
        "",
        header,
        batch.int8("species"),
        batch.metadata("times") == null ? null : readTargets(batch),
        batch);
  }

  /** The particles of {@code whole} where {@link #writePlaces} wrote them, without labels. */
  static Configuration readPlaces(String prefix, Configuration whole, BatchReader batch) {
    return readPlaces(prefix, whole.header(), whole.species(), null, batch);
  }

  private static Configuration readPlaces(
      String prefix,
      ConfigurationHeader header,
      byte[] species,
      @Nullable Targets targets,
      BatchReader batch) {
    int dimensions = header.dimensions();
    String inherent = prefix + "inherent_";
    return new Configuration(
        header,
        species,
        readPositions(prefix, dimensions, batch),
        batch.columns().contains(inherent + AXES[0])
            ? readPositions(inherent, dimensions, batch)
            : null,
        readEnergy(prefix + "potential_energy", batch),
        readEnergy(prefix + "inherent_energy", batch),
        targets);
  }

  /** Adds {@code prefix0}, {@code prefix1}, ..., one for each time. */
  static void writeTimes(String prefix, double[] times, float[][] values, BatchWriter batch) {
    for (int time = 0; time < times.length; time++) {
      batch.float32(prefix + time, values[time], Map.of("time", String.valueOf(times[time])));
    }
  }

  /** The columns {@code prefix0}, {@code prefix1}, ..., for {@code count} times. */
  static float[][] readTimes(String prefix, int count, BatchReader batch) {
    float[][] values = new float[count][];
    for (int time = 0; time < count; time++) {
      values[time] = batch.float32(prefix + time);
    }
    return values;
  }

  /** The targets of {@code batch}. */
  static Targets readTargets(BatchReader batch) {
    double[] times = HeaderFields.doubles(batch, "times");
    Checks.times("times", times);
    float[][][] halves = null;
    if (batch.columns().contains(HALVES[0] + 0)) {
      halves = new float[HALVES.length][][];
      for (int half = 0; half < HALVES.length; half++) {
        halves[half] = readTimes(HALVES[half], times.length, batch);
      }
    }
    return new Targets(
        times,
        readTimes("propensity_", times.length, batch),
        halves,
        HeaderFields.integer(batch, "replicas", 0, Integer.MAX_VALUE));
  }

  private static void writePositions(
      String prefix, double[] positions, int dimensions, BatchWriter batch) {
    for (int axis = 0; axis < dimensions; axis++) {
      batch.float64(prefix + AXES[axis], positions, axis, dimensions);
    }
  }

  private static double[] readPositions(String prefix, int dimensions, BatchReader batch) {
    double[] positions = new double[batch.rows() * dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      batch.float64(prefix + AXES[axis], positions, axis, dimensions);
    }
    return positions;
  }

  private static void writeEnergy(String name, float @Nullable [] energy, BatchWriter batch) {
    if (energy != null) {
      batch.float32(name, energy, Map.of());
    }
  }

  private static float @Nullable [] readEnergy(String name, BatchReader batch) {
    return batch.columns().contains(name) ? batch.float32(name) : null;
  }
}
