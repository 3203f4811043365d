package io.supercool.ingest.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Targets;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.Labels;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.physics.dynamics.PropensityMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GlassBench's {@code .npz} in 2D and 3D: {@code types} (N), {@code initial_positions} and {@code
 * initial_positions_inherent} (N, d), {@code positions} (replicas, N, d), unwrapped, at one lag
 * time that the file does not hold, and {@code box}. Where the lag time is not known the
 * configuration is handed on without labels, and that is reported.
 */
public final class GlassBenchReader implements SourceReader {
  private static final Set<String> ARRAYS =
      Set.of("types", "initial_positions", "initial_positions_inherent", "positions", "box");

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public GlassBenchReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "GlassBench .npz (arrays types, initial_positions, initial_positions_inherent,"
        + " positions, box)";
  }

  @Override
  public boolean accepts(Path file) {
    if (!ZipMagic.begins(file)) {
      return false;
    }
    try (NpzArchive npz = NpzArchive.open(file, limits)) {
      return npz.names().containsAll(ARRAYS)
          && !npz.names().contains("times")
          && !npz.names().contains("md_prop");
    }
  }

  @Override
  public void read(Source source, FrameSink sink) {
    Configuration configuration;
    try (NpzArchive npz = NpzArchive.open(source.file(), limits)) {
      int particles = ArrayShapes.particles(npz);
      int dimensions = ArrayShapes.dimensions(npz);
      NumberedSpecies species = NumberedSpecies.of(source.file(), npz.numbers("types", particles));
      double[] initial = npz.numbers("initial_positions", particles, dimensions);
      Optional<BotanFileName> name =
          dimensions == 3 ? BotanFileName.find(source.file()) : Optional.empty();
      configuration =
          new Configuration(
              new ConfigurationHeader(
                  source.id(0),
                  source.split(),
                  "lj",
                  HeaderArrays.box(npz, dimensions),
                  HeaderArrays.temperature(npz),
                  0,
                  species.names(),
                  dimensions == 3 && species.names().size() == 2
                      ? Potentials.KOB_ANDERSEN_FORCE_SHIFTED
                      : Potentials.UNKNOWN),
              species.species(),
              initial,
              npz.numbers("initial_positions_inherent", particles, dimensions),
              null,
              null,
              labels(npz, name, initial, dimensions));
      sink.accept(configuration);
      if (configuration.targets() == null) {
        sink.refuse(
            npz.fault(
                "positions",
                "the lag time of these replicas is not known, so they are no labels",
                "add an array `times` with it (docs/formats.md has the lines)"));
      }
    }
  }

  private static @Nullable Targets labels(
      NpzArchive npz, Optional<BotanFileName> name, double[] initial, int dimensions) {
    if (name.isEmpty()) {
      return null;
    }
    int[] shape = {ArrayShapes.replicas(npz, 0), initial.length / dimensions, dimensions};
    PropensityMean propensity = new PropensityMean(initial, dimensions);
    npz.rows("positions", 1, shape, replica -> propensity.add(replica));
    return Labels.of(new double[] {name.get().time()}, List.of(propensity));
  }
}
