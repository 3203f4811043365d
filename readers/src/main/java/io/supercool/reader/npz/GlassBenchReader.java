package io.supercool.reader.npz;

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
import io.supercool.reader.frame.Species;
import io.supercool.storage.npz.NpzArchive;
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

  /** All arrays that are read. */
  private static final Set<String> READ =
      Set.of(
          "types",
          "initial_positions",
          "initial_positions_inherent",
          "positions",
          "box",
          "temperature",
          "e_pot",
          "e_pot_inherent");

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public GlassBenchReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "GlassBench .npz";
  }

  @Override
  public boolean accepts(Path file) {
    Set<String> names = Archives.names(file, limits);
    return names.containsAll(ARRAYS) && !names.contains("times") && !names.contains("md_prop");
  }

  @Override
  public void read(Source source, FrameSink sink) {
    ArrayWarnings warnings = new ArrayWarnings(source.file(), sink);
    Configuration configuration =
        Archives.read(source.file(), limits, npz -> configuration(source, npz, warnings));
    sink.accept(configuration);
    if (configuration.propensity() == null) {
      sink.refuse(
          new SourceFormatException(
              source.file(),
              "array positions",
              "the lag time of these replicas is not known, so they give no propensity",
              "add an array `times` with it (docs/how-to/your-own-data.md has the lines)"));
    }
  }

  private static Configuration configuration(
      Source source, NpzArchive npz, ArrayWarnings warnings) {
    warnings.unread(npz, READ);
    int particles = ArrayShapes.particles(npz);
    Species species = TypesArray.read(source.file(), npz, particles);
    double[] given = Columns.initial(npz, particles);
    Columns columns = Columns.of(given, particles);
    int dimensions = columns.dimensions();
    double[] initial = columns.counting(given);
    Optional<BotanFileName> name =
        dimensions == 3 ? BotanFileName.find(source.file()) : Optional.empty();
    ConfigurationHeader header =
        ConfigurationHeader.builder(source.id(0), source.split())
            .box(HeaderArrays.box(npz, columns))
            .temperature(HeaderArrays.temperature(npz, warnings))
            .species(species.names())
            .potential(
                dimensions == 3 && species.names().size() == 2
                    ? Potentials.KOB_ANDERSEN_FORCE_SHIFTED
                    : Potentials.UNKNOWN)
            .build();
    KobAndersen.doubt(species.names(), species.indices(), header.units())
        .ifPresent(doubt -> warnings.add("types", doubt));
    return Configuration.of(header, species.indices(), initial)
        .withPotentialEnergy(EnergyArrays.thermal(npz, particles, warnings))
        .withInherentStructure(EnergyArrays.inherent(npz, initial, header.box(), columns, warnings))
        .withPropensity(propensity(npz, name, initial, header.box(), warnings));
  }

  private static @Nullable Propensity propensity(
      NpzArchive npz,
      Optional<BotanFileName> name,
      double[] initial,
      double[] box,
      ArrayWarnings warnings) {
    if (name.isEmpty()) {
      return null;
    }
    int dimensions = box.length;
    name.get().doubt(initial.length / dimensions, warnings);
    WrappedReplicas wrapped = new WrappedReplicas(box, initial);
    int[] shape = {ArrayShapes.replicas(npz, 0), initial.length / dimensions, dimensions};
    PropensityMean mean = new PropensityMean(initial, dimensions);
    npz.rows(
        "positions",
        1,
        shape,
        replica -> {
          wrapped.add(replica);
          mean.add(replica);
        });
    wrapped.doubt().ifPresent(text -> warnings.add("positions", text));
    return Propensities.of(new double[] {name.get().time()}, List.of(mean));
  }
}
