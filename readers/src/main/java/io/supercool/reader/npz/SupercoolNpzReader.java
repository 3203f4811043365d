package io.supercool.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceReader;
import io.supercool.storage.npz.NpzArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Supercool's own {@code .npz}, as docs/reference/formats.md has it: {@code types}, {@code
 * initial_positions} and {@code box}, and whatever else is known of inherent structure, energies,
 * temperature and propensities.
 */
public final class SupercoolNpzReader implements SourceReader {
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
    return "Supercool .npz (arrays types, initial_positions, box, and optional ones)";
  }

  @Override
  public boolean accepts(Path file) {
    return Archives.names(file, limits).containsAll(Set.of("types", "initial_positions", "box"));
  }

  @Override
  public void read(Source source, FrameSink sink) {
    sink.accept(Archives.read(source.file(), limits, npz -> configuration(source, npz)));
  }

  private static Configuration configuration(Source source, NpzArchive npz) {
    int particles = ArrayShapes.particles(npz);
    int dimensions = ArrayShapes.dimensions(npz);
    NumberedSpecies species = NumberedSpecies.of(source.file(), npz.numbers("types", particles));
    double[] initial = npz.numbers("initial_positions", particles, dimensions);
    double[] inherent =
        npz.names().contains("initial_positions_inherent")
            ? npz.numbers("initial_positions_inherent", particles, dimensions)
            : null;
    return Configuration.of(
            header(source, npz, dimensions, species.names()), species.species(), initial)
        .withPotentialEnergy(energies(npz, "e_pot", particles))
        .withInherentStructure(
            InherentStructure.of(inherent, energies(npz, "e_pot_inherent", particles)))
        .withPropensity(PropensityArrays.read(npz, initial, dimensions));
  }

  private static ConfigurationHeader header(
      Source source, NpzArchive npz, int dimensions, List<String> species) {
    return ConfigurationHeader.builder(source.id(0), source.split())
        .units(
            npz.names().contains("units") ? npz.text("units") : ConfigurationHeader.REDUCED_UNITS)
        .box(HeaderArrays.box(npz, dimensions))
        .temperature(HeaderArrays.temperature(npz))
        .time(npz.names().contains("time") ? npz.number("time") : 0)
        .species(species)
        .potential(potential(npz, species))
        .build();
  }

  private static String potential(NpzArchive npz, List<String> species) {
    if (!npz.names().contains("potential")) {
      return species.equals(KobAndersen.SPECIES)
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

  private static float @Nullable [] energies(NpzArchive npz, String name, int particles) {
    return npz.names().contains(name) ? Floats.of(npz.numbers(name, particles)) : null;
  }
}
