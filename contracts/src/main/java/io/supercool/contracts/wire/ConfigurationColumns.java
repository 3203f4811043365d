package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link Configuration}, the same in snapshots, graphs and predictions. */
final class ConfigurationColumns {
  private static final String[] AXES = {"x", "y", "z"};
  private static final String INHERENT = "inherent_";
  private static final String POTENTIAL_ENERGY = "potential_energy";
  private static final String INHERENT_ENERGY = "inherent_energy";
  private static final String[] HALVES = {"propensity_even_", "propensity_odd_"};

  private ConfigurationColumns() {}

  /** Bytes of one particle. */
  static int bytesPerParticle(Configuration configuration) {
    int dimensions = configuration.header().dimensions();
    int bytes = 1 + 8 * dimensions;
    bytes += configuration.inherentPositions() == null ? 0 : 8 * dimensions;
    bytes += configuration.potentialEnergy() == null ? 0 : 4;
    bytes += configuration.inherentEnergy() == null ? 0 : 4;
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      bytes += 4 * propensity.times().length * (propensity.halves() == null ? 1 : 3);
    }
    return bytes;
  }

  /** Adds the columns to {@code batch} and what they mean to {@code metadata}. */
  static void write(Configuration configuration, BatchWriter batch, Map<String, String> metadata) {
    HeaderFields.write(configuration.header(), metadata);
    batch.int8("species", configuration.species());
    int dimensions = configuration.header().dimensions();
    writePositions("", configuration.positions(), dimensions, batch);
    double[] inherentPositions = configuration.inherentPositions();
    if (inherentPositions != null) {
      writePositions(INHERENT, inherentPositions, dimensions, batch);
    }
    writeEnergy(POTENTIAL_ENERGY, configuration.potentialEnergy(), batch);
    writeEnergy(INHERENT_ENERGY, configuration.inherentEnergy(), batch);
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      write(propensity, batch, metadata);
    }
  }

  /** Adds the columns of {@code propensity} and what they mean. */
  static void write(Propensity propensity, BatchWriter batch, Map<String, String> metadata) {
    metadata.put("times", HeaderFields.json(propensity.times()));
    metadata.put("replicas", String.valueOf(propensity.replicas()));
    writeTimes("propensity_", propensity.times(), propensity.values(), batch);
    float[][][] halves = propensity.halves();
    if (halves != null) {
      for (int half = 0; half < HALVES.length; half++) {
        writeTimes(HALVES[half], propensity.times(), halves[half], batch);
      }
    }
  }

  /** The rows of {@code batch} as a configuration. */
  static Configuration read(BatchReader batch) {
    ConfigurationHeader header = HeaderFields.read(batch);
    ConfigurationChecks.header(header);
    int dimensions = header.dimensions();
    return Configuration.of(header, batch.int8("species"), readPositions("", dimensions, batch))
        .withPotentialEnergy(readEnergy(POTENTIAL_ENERGY, batch))
        .withInherentStructure(
            InherentStructure.of(
                batch.columns().contains(INHERENT + AXES[0])
                    ? readPositions(INHERENT, dimensions, batch)
                    : null,
                readEnergy(INHERENT_ENERGY, batch)))
        .withPropensity(batch.metadata("times") == null ? null : readPropensity(batch));
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

  /** The propensity of {@code batch}. */
  static Propensity readPropensity(BatchReader batch) {
    double[] times = HeaderFields.doubles(batch, "times");
    Checks.times("times", times);
    float[][][] halves = null;
    if (batch.columns().contains(HALVES[0] + 0)) {
      halves = new float[HALVES.length][][];
      for (int half = 0; half < HALVES.length; half++) {
        halves[half] = readTimes(HALVES[half], times.length, batch);
      }
    }
    return new Propensity(
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
