package io.supercool.ingest.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Replica;
import io.supercool.contracts.Targets;
import io.supercool.ingest.reader.EnsembleReader;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.KobAndersen;
import io.supercool.ingest.reader.Labels;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.ReplicaSink;
import io.supercool.ingest.reader.Source;
import io.supercool.physics.dynamics.PropensityMean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * BOTAN's {@code .npz} (github.com/h3-Open-BDEC/pyg_botan): {@code types} (N), {@code
 * initial_positions} (N, 3), and {@code positions} (replicas, N, 3), unwrapped, at one lag time.
 * The Kob-Andersen liquid at density 1.2 in a periodic cube; temperature and lag time are in the
 * file's name. It holds no inherent structure and no energies.
 */
public final class BotanReader implements EnsembleReader {
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
      double[] initial = initial(npz);
      PropensityMean propensity = new PropensityMean(initial, DIMENSIONS);
      eachReplica(npz, positions -> propensity.add(positions));
      Targets targets = Labels.of(new double[] {name.time()}, List.of(propensity));
      configuration = configuration(source, name, npz, initial, targets);
    }
    sink.accept(configuration);
  }

  @Override
  public void readReplicas(Source source, ReplicaSink sink) {
    BotanFileName name = BotanFileName.of(source.file());
    try (NpzArchive npz = NpzArchive.open(source.file(), limits)) {
      double[] initial = initial(npz);
      Configuration start = configuration(source, name, npz, initial, null);
      sink.start(start);
      int replicas = ArrayShapes.replicas(npz, 0);
      int[] next = {0};
      eachReplica(
          npz,
          positions -> {
            double[] displacement = positions.clone();
            for (int k = 0; k < displacement.length; k++) {
              displacement[k] -= initial[k];
            }
            sink.replica(
                new Replica(
                    start.id(), "lj", name.time(), next[0]++, replicas, DIMENSIONS, displacement));
          });
    }
  }

  private static double[] initial(NpzArchive npz) {
    return npz.numbers("initial_positions", ArrayShapes.particles(npz), DIMENSIONS);
  }

  private static void eachReplica(NpzArchive npz, Consumer<double[]> positions) {
    npz.rows(
        "positions",
        1,
        new int[] {ArrayShapes.replicas(npz, 0), ArrayShapes.particles(npz), DIMENSIONS},
        positions);
  }

  private static Configuration configuration(
      Source source,
      BotanFileName name,
      NpzArchive npz,
      double[] initial,
      @Nullable Targets targets) {
    int particles = ArrayShapes.particles(npz);
    double[] box = new double[DIMENSIONS];
    Arrays.fill(box, Math.cbrt(particles / DENSITY));
    return new Configuration(
        new ConfigurationHeader(
            source.id(0),
            source.split(),
            "lj",
            box,
            name.temperature(),
            0,
            KobAndersen.SPECIES,
            Potentials.KOB_ANDERSEN_FORCE_SHIFTED),
        KobAndersen.species(source.file(), npz.numbers("types", particles)),
        initial,
        null,
        null,
        null,
        targets);
  }
}
