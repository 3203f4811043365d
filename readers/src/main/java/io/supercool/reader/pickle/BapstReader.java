package io.supercool.reader.pickle;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Propensity;
import io.supercool.physics.dynamics.PropensityMean;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.Propensities;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.WrappedReplicas;
import io.supercool.reader.frame.Plane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pickles of Bapst et al., Nature Physics 16, 448 (2020) (deepmind-research, {@code
 * glassy_dynamics}): thermal positions and, for each of {@code time[time_indices]}, the unwrapped
 * positions of every replica. The Kob-Andersen liquid with the truncated potential. It holds no
 * inherent structure and no energies.
 */
public final class BapstReader implements SourceReader {
  private static final int COLUMNS = 3;

  /** Those that are read, and two that are not used. */
  private static final Set<String> FIELDS =
      Set.of(
          "positions",
          "types",
          "box",
          "metadata",
          "time",
          "time_indices",
          "trajectory_target_positions",
          "is_values",
          "trajectory_start_velocities");

  private static final Set<String> METADATA = Set.of("temperature", "pressure", "fluid");

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public BapstReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "Bapst/DeepMind pickle";
  }

  @Override
  public boolean accepts(Path file) {
    return PickleFile.begins(file);
  }

  @Override
  public void read(Source source, FrameSink sink) {
    PickledFields fields = PickleFile.read(source.file(), limits, sink);
    fields.warnOfUnknown(FIELDS, sink);
    fields.warnOfUnknown("metadata", METADATA, sink);
    int particles = fields.length("positions");
    double[] given = fields.array("positions", fields.get("positions"), particles, COLUMNS);
    boolean flat = Plane.holds(given, particles);
    double[] positions = flat ? Plane.flattened(given) : given;
    double[] types = fields.array("types", fields.get("types"), particles);
    double[] box =
        Arrays.copyOf(fields.array("box", fields.get("box"), COLUMNS), flat ? 2 : COLUMNS);
    for (double length : box) {
      if (length <= 0) {
        throw fields.fault("box", "has the edge length " + length);
      }
    }
    sink.accept(
        Configuration.of(
                ConfigurationHeader.builder(source.id(0), source.split())
                    .box(box)
                    .temperature(temperature(fields, sink))
                    .species(KobAndersen.SPECIES)
                    .potential(Potentials.KOB_ANDERSEN_TRUNCATED)
                    .build(),
                KobAndersen.species(source.file(), types),
                positions)
            .withPropensity(propensity(fields, positions, box, sink)));
  }

  private static double temperature(PickledFields fields, FrameSink sink) {
    if (!fields.has("metadata")
        || !(fields.get("metadata") instanceof Map<?, ?> metadata)
        || metadata.get("temperature") == null) {
      return Double.NaN;
    }
    String name = "metadata.temperature";
    Object value = metadata.get("temperature");
    double temperature;
    try {
      temperature = fields.number(name, value);
    } catch (SourceFormatException e) {
      temperature = -1;
    }
    if (temperature < 0) {
      fields.warn(
          name,
          "is %s, which is no temperature: it is not read"
              .formatted(value instanceof Number ? value : PickledFields.kind(value)),
          sink);
      return Double.NaN;
    }
    return temperature;
  }

  private static @Nullable Propensity propensity(
      PickledFields fields, double[] initial, double[] box, FrameSink sink) {
    String name = "trajectory_target_positions";
    if (!fields.has(name)) {
      return null;
    }
    double[] times = times(fields);
    List<?> byTime = fields.list(name, fields.get(name));
    if (byTime.size() != times.length || times.length == 0) {
      throw fields.fault(
          name, "has %d times where there are %d".formatted(byTime.size(), times.length));
    }
    int[] ascending =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> times[t]))
            .mapToInt(Integer::intValue)
            .toArray();
    WrappedReplicas wrapped = new WrappedReplicas(box, initial);
    List<PropensityMean> means = new ArrayList<>();
    double[] sorted = new double[times.length];
    for (int t = 0; t < sorted.length; t++) {
      int at = ascending[t];
      sorted[t] = times[at];
      if (sorted[t] <= (t == 0 ? 0 : sorted[t - 1])) {
        throw fields.fault("time_indices", "name a time twice, or one that is not positive");
      }
      means.add(mean(fields, name + "[" + at + "]", byTime.get(at), initial, wrapped));
      if (means.get(t).replicas() != means.get(0).replicas()) {
        throw fields.fault(name, "has more replicas at some times than at others");
      }
    }
    wrapped.doubt().ifPresent(text -> fields.warn(name, text, sink));
    return Propensities.of(sorted, means);
  }

  private static double[] times(PickledFields fields) {
    double[] time = fields.vector("time");
    double[] indices = fields.vector("time_indices");
    double[] times = new double[indices.length];
    for (int i = 0; i < times.length; i++) {
      if (indices[i] != Math.rint(indices[i]) || indices[i] < 0 || indices[i] >= time.length) {
        throw fields.fault("time_indices[" + i + "]", "is no index of time: " + indices[i]);
      }
      times[i] = time[(int) indices[i]];
    }
    return times;
  }

  private static PropensityMean mean(
      PickledFields fields, String name, Object atTime, double[] initial, WrappedReplicas wrapped) {
    List<?> replicas = fields.list(name, atTime);
    if (replicas.isEmpty()) {
      throw fields.fault(name, "has no replicas");
    }
    int dimensions = wrapped.dimensions();
    PropensityMean mean = new PropensityMean(initial, dimensions);
    for (int r = 0; r < replicas.size(); r++) {
      String replica = name + "[" + r + "]";
      double[] given = fields.array(replica, replicas.get(r), initial.length / dimensions, COLUMNS);
      double[] positions = dimensions < COLUMNS ? Plane.flattened(given) : given;
      wrapped.add(positions);
      try {
        mean.add(positions);
      } catch (IllegalArgumentException e) {
        throw fields.fault(replica, e.getMessage());
      }
    }
    return mean;
  }
}
