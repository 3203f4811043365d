package io.supercool.benchmarks.kernel;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.lammps.LammpsDumpParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
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
 * LAMMPS dumps to frames, on one thread: {@code megabytes} is 10^6 bytes of text a second; over
 * {@code processorSeconds} it is the rate that a processor of one's own would give.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DumpBenchmark {
  private static final int PARTICLES = 4096;
  private static final int FRAMES = 20;

  /** How numbers are written: LAMMPS' own {@code %g}, and all digits of a double. */
  @Param({"%.6g", "%.17g"})
  private String format;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private byte[] dump;

  /** What was read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Text {
    /** Text of all frames, in 10^6 bytes. */
    public double megabytes;

    /** Processor time of the thread. */
    public double processorSeconds;
  }

  /** The text: id type xu yu zu, ids as they come from several processors. */
  @Setup
  public void write() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int frame = 0; frame < FRAMES; frame++) {
      text.append("ITEM: TIMESTEP\n").append(frame * 1000).append("\nITEM: NUMBER OF ATOMS\n");
      text.append(PARTICLES).append("\nITEM: BOX BOUNDS pp pp pp\n");
      text.append("0 15.05658\n".repeat(3)).append("ITEM: ATOMS id type xu yu zu\n");
      for (int i = 0; i < PARTICLES; i++) {
        text.append((i * 5) % PARTICLES + 1).append(i % 5 == 0 ? " 2" : " 1");
        for (int axis = 0; axis < 3; axis++) {
          double x = random.nextDouble() * 17 - 1;
          text.append(' ').append(String.format(Locale.ROOT, format, x));
        }
        text.append('\n');
      }
    }
    dump = text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** All frames. */
  @Benchmark
  public double read(Text text) throws IOException {
    long began = threads.getCurrentThreadCpuTime();
    LammpsDumpParser parser =
        new LammpsDumpParser(new ByteArrayInputStream(dump), ReadLimits.DEFAULT);
    double sum = 0;
    for (Frame frame = parser.next(); frame != null; frame = parser.next()) {
      sum += frame.positions()[0];
    }
    text.megabytes += dump.length * 1e-6;
    text.processorSeconds += (threads.getCurrentThreadCpuTime() - began) * 1e-9;
    return sum;
  }
}
