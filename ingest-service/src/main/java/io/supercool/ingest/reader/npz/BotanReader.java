package io.supercool.ingest.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.KobAndersen;
import io.supercool.ingest.reader.Labels;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.physics.propensity.Propensity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * BOTAN's {@code .npz} (github.com/h3-Open-BDEC/pyg_botan): {@code types} (N), {@code
 * initial_positions} (N, 3), and {@code positions} (replicas, N, 3), unwrapped, at one lag time.
 * The Kob-Andersen liquid at density 1.2 in a periodic cube; temperature and lag time are in the
 * file's name. It holds no inherent structure and no energies.
 */
public final class BotanReader implements SourceReader {
  private static final double DENSITY = 1.2;
  private static final int DIMENSIONS = 3;

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public BotanReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "BOTAN .npz (arrays types, initial_positions, positions)";
  }

  @Override
  public boolean accepts(Path file) {
    if (!ZipMagic.begins(file)) {
      return false;
    }
    try (NpzArchive npz = NpzArchive.open(file, limits)) {
      return npz.names().containsAll(Set.of("types", "initial_positions", "positions"))
          && !npz.names().contains("box");
    }
  }

  @Override
  public void read(Source source, FrameSink sink) {
    BotanFileName name = BotanFileName.of(source.file());
    Configuration configuration;
    try (NpzArchive npz = NpzArchive.open(source.file(), limits)) {
      int particles = ArrayShapes.particles(npz);
      byte[] species = KobAndersen.species(source.file(), npz.numbers("types", particles));
      double[] initial = npz.numbers("initial_positions", particles, DIMENSIONS);
      int replicas = ArrayShapes.replicas(npz, 0);
      Propensity propensity = new Propensity(initial, DIMENSIONS);
      npz.rows(
          "positions",
          1,
          new int[] {replicas, particles, DIMENSIONS},
          replica -> propensity.add(replica, 0));
      double[] box = new double[DIMENSIONS];
      Arrays.fill(box, Math.cbrt(particles / DENSITY));
      configuration =
          new Configuration(
              new ConfigurationHeader(
                  source.id(0),
                  source.split(),
                  "lj",
                  box,
                  name.temperature(),
                  0,
                  KobAndersen.SPECIES,
                  Potentials.KOB_ANDERSEN_FORCE_SHIFTED),
              species,
              initial,
              null,
              null,
              null,
              Labels.of(new double[] {name.time()}, List.of(propensity)));
    }
    sink.accept(configuration);
  }
}
