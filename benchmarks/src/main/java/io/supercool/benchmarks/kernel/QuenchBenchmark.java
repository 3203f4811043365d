package io.supercool.benchmarks.kernel;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.ForceField;
import io.supercool.physics.potential.KobAndersenPotential;
import io.supercool.physics.quench.FireQuench;
import io.supercool.physics.quench.QuenchResult;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.recognition.SourceReaders;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The quench of a real configuration and its forces alone, by one thread: {@code evaluations} of
 * the forces a second; over {@code processorSeconds} it is the rate that a processor of one's own
 * would give.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"})
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class QuenchBenchmark {
  /** A file whose first configuration is a Kob-Andersen mixture, from the folder it is run in. */
  @Param({"samples/ka/train/T056_s112_00.npz"})
  private String file;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private byte[] species;
  private double[] positions;
  private double[] forces;
  private PeriodicBox box;
  private ForceField forceField;

  /** What was done. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Effort {
    /** How often forces were evaluated. */
    public double evaluations;

    /** Processor time of the thread. */
    public double processorSeconds;
  }

  /** Thermal positions. */
  @Setup
  public void read() {
    new SourceReaders(ReadLimits.DEFAULT)
        .of(Path.of(file))
        .read(new Source(Path.of(file), Split.TRAIN, null), this::take);
    forceField = forceField();
  }

  private void take(Configuration configuration) {
    if (positions == null) {
      positions = configuration.positions();
      species = configuration.species();
      box = new PeriodicBox(configuration.header().box());
      forces = new double[positions.length];
    }
  }

  private ForceField forceField() {
    return new ForceField(KobAndersenPotential.FORCE_SHIFTED, box, species);
  }

  /** Forces where the pairs are known already. */
  @Benchmark
  public double[] forces(Effort effort) {
    long began = threads.getCurrentThreadCpuTime();
    forceField.forces(positions, forces);
    effort.evaluations++;
    effort.processorSeconds += (threads.getCurrentThreadCpuTime() - began) * 1e-9;
    return forces;
  }

  /** From the thermal positions to the inherent structure. */
  @Benchmark
  public QuenchResult quench(Effort effort) {
    long began = threads.getCurrentThreadCpuTime();
    QuenchResult found = FireQuench.DEFAULT.quench(forceField(), positions);
    effort.evaluations += found.iterations() + 1;
    effort.processorSeconds += (threads.getCurrentThreadCpuTime() - began) * 1e-9;
    return found;
  }
}
