package io.supercool.reader.npz;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.ReplicaBuilder;
import io.supercool.physics.dynamics.PropensityMean;
import io.supercool.reader.EnsembleReader;
import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.Propensities;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.ReplicaSink;
import io.supercool.reader.Source;
import io.supercool.reader.WrappedReplicas;
import io.supercool.storage.npz.NpzArchive;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * BOTAN's {@code .npz} (github.com/h3-Open-BDEC/pyg_botan): {@code types} (N), {@code
 * initial_positions} (N, 3), and {@code positions} (replicas, N, 3), unwrapped, at one lag time.
 * The Kob-Andersen liquid at density 1.2 in a periodic cube; temperature and lag time are in the
 * file's name. It holds no inherent structure and no energies.
 */
public final class BotanReader implements EnsembleReader {
  private static final Set<String> ARRAYS = Set.of("types", "initial_positions", "positions");
  private static final double DENSITY = 1.2;
  private static final int DIMENSIONS = 3;

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public BotanReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "BOTAN .npz";
  }

  @Override
  public boolean accepts(Path file) {
    Set<String> names = Archives.names(file, limits);
    return names.containsAll(ARRAYS) && !names.contains("box");
  }

  @Override
  public void read(Source source, FrameSink sink) {
    BotanFileName name = BotanFileName.of(source.file());
    ArrayWarnings warnings = new ArrayWarnings(source.file(), sink);
    sink.accept(
        Archives.read(
            source.file(),
            limits,
            npz -> {
              warnings.unread(npz, ARRAYS);
              return withPropensity(source, name, npz, warnings);
            }));
  }

  @Override
  public void readReplicas(Source source, ReplicaSink sink) {
    BotanFileName name = BotanFileName.of(source.file());
    Archives.read(source.file(), limits, npz -> replicas(source, name, npz, sink));
  }

  private static Configuration withPropensity(
      Source source, BotanFileName name, NpzArchive npz, ArrayWarnings warnings) {
    double[] initial = initial(npz);
    PropensityMean mean = new PropensityMean(initial, DIMENSIONS);
    Configuration start = configuration(source, name, npz, initial);
    name.doubt(start.particles(), warnings);
    WrappedReplicas wrapped = new WrappedReplicas(start.header().box(), initial);
    eachReplica(
        npz,
        replica -> {
          wrapped.add(replica);
          mean.add(replica);
        });
    wrapped.doubt().ifPresent(text -> warnings.add("positions", text));
    return start.withPropensity(Propensities.of(new double[] {name.time()}, List.of(mean)));
  }

  /** Hands on the start and its replicas; how many there are. */
  private static int replicas(Source source, BotanFileName name, NpzArchive npz, ReplicaSink sink) {
    double[] initial = initial(npz);
    Configuration start = configuration(source, name, npz, initial);
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
              ReplicaBuilder.builder()
                  .snapshot(start.snapshot())
                  .units(ConfigurationHeader.REDUCED_UNITS)
                  .time(name.time())
                  .replica(next[0]++)
                  .replicas(replicas)
                  .dimensions(DIMENSIONS)
                  .displacement(displacement)
                  .build());
        });
    return replicas;
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
      Source source, BotanFileName name, NpzArchive npz, double[] initial) {
    int particles = ArrayShapes.particles(npz);
    double[] box = new double[DIMENSIONS];
    Arrays.fill(box, Math.cbrt(particles / DENSITY));
    ConfigurationHeader header =
        ConfigurationHeader.builder(source.id(0), source.split())
            .box(box)
            .temperature(name.temperature())
            .species(KobAndersen.SPECIES)
            .potential(Potentials.KOB_ANDERSEN_FORCE_SHIFTED)
            .build();
    return Configuration.of(
        header, KobAndersen.species(source.file(), npz.numbers("types", particles)), initial);
  }
}
