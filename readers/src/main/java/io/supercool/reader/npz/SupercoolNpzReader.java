package io.supercool.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceReader;
import io.supercool.reader.frame.Species;
import io.supercool.storage.npz.NpzArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Supercool's own {@code .npz}, as docs/reference/formats.md has it: {@code types}, {@code
 * initial_positions} and {@code box}, and whatever else is known of inherent structure, energies,
 * temperature and propensities.
 */
public final class SupercoolNpzReader implements SourceReader {
  /** Arrays without which there is no configuration. */
  static final List<String> NEEDED = List.of("types", "initial_positions", "box");

  /** All arrays that are read. */
  static final Set<String> ARRAYS =
      Set.of(
          "types",
          "initial_positions",
          "box",
          "temperature",
          "time",
          "initial_positions_inherent",
          "e_pot",
          "e_pot_inherent",
          "times",
          "md_prop",
          "replicas",
          "positions",
          "potential",
          "units");

  private static final List<String> POTENTIALS =
      List.of(
          Potentials.KOB_ANDERSEN_FORCE_SHIFTED,
          Potentials.KOB_ANDERSEN_TRUNCATED,
          Potentials.UNKNOWN);

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public SupercoolNpzReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "Supercool .npz";
  }

  @Override
  public boolean accepts(Path file) {
    return Archives.names(file, limits).containsAll(NEEDED);
  }

  @Override
  public void read(Source source, FrameSink sink) {
    ArrayWarnings warnings = new ArrayWarnings(source.file(), sink);
    sink.accept(Archives.read(source.file(), limits, npz -> configuration(source, npz, warnings)));
  }

  private static Configuration configuration(
      Source source, NpzArchive npz, ArrayWarnings warnings) {
    warnings.unread(npz, ARRAYS);
    int particles = ArrayShapes.particles(npz);
    Species species = TypesArray.read(source.file(), npz, particles);
    double[] given = Columns.initial(npz, particles);
    Columns columns = Columns.of(given, particles);
    double[] initial = columns.counting(given);
    ConfigurationHeader header = header(source, npz, columns, species.names(), warnings);
    KobAndersen.doubt(species.names(), species.indices(), header.units())
        .ifPresent(doubt -> warnings.add("types", doubt));
    return Configuration.of(header, species.indices(), initial)
        .withPotentialEnergy(EnergyArrays.thermal(npz, particles, warnings))
        .withInherentStructure(EnergyArrays.inherent(npz, initial, header.box(), columns, warnings))
        .withPropensity(PropensityArrays.read(npz, initial, header.box(), columns, warnings));
  }

  private static ConfigurationHeader header(
      Source source,
      NpzArchive npz,
      Columns columns,
      List<String> species,
      ArrayWarnings warnings) {
    String units =
        npz.names().contains("units") ? npz.text("units") : ConfigurationHeader.REDUCED_UNITS;
    return ConfigurationHeader.builder(source.id(0), source.split())
        .units(units)
        .box(HeaderArrays.box(npz, columns))
        .temperature(HeaderArrays.temperature(npz, warnings))
        .time(HeaderArrays.time(npz, warnings))
        .species(species)
        .potential(potential(npz, species, units))
        .build();
  }

  private static String potential(NpzArchive npz, List<String> species, String units) {
    if (!npz.names().contains("potential")) {
      return KobAndersen.isNamed(species, units)
          ? Potentials.KOB_ANDERSEN_FORCE_SHIFTED
          : Potentials.UNKNOWN;
    }
    String potential = npz.text("potential");
    if (!POTENTIALS.contains(potential)) {
      throw npz.fault(
          "potential", "`%s` is not known".formatted(potential), "write one of " + POTENTIALS);
    }
    return potential;
  }
}
