package io.supercool.equivariant.convolution;

import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.equivariant.radial.RadialGrid;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;

/**
 * Prints the median times of the kernels on a liquid-like graph: 4096 particles on a shaken
 * periodic lattice of density 1.2, cutoff 2. Arguments: lMax, lMaxInput, channels, parity, threads.
 * Without {@code --add-modules jdk.incubator.vector} it times the scalar kernel.
 */
public final class ConvolutionTiming {

  private static final int SIDE = 16;
  private static final int NODES = SIDE * SIDE * SIDE;
  private static final double BOX = Math.cbrt(NODES / 1.2);
  private static final int REPETITIONS = 40;

  private ConvolutionTiming() {}

  public static void main(String[] arguments) {
    int lMax = Integer.parseInt(arguments[0]);
    ConvolutionShape shape =
        new ConvolutionShape(
            Integer.parseInt(arguments[1]),
            lMax,
            Integer.parseInt(arguments[2]),
            Boolean.parseBoolean(arguments[3]));
    int threads = Integer.parseInt(arguments[4]);
    Edges edges = lattice(lMax);
    RadialGrid grid = new RadialGrid(2, 256);
    System.out.printf("%s, %d edges, %d threads%n", shape, edges.senders().length, threads);
    Random random = new Random(1);
    float[] features =
        ConvolutionCase.normal(random, NODES * shape.inputComponents() * shape.channels());
    float[] table =
        ConvolutionCase.normal(random, grid.knots() * shape.paths().size() * shape.channels());
    float[] messages = new float[shape.messageSize(NODES)];
    float[] featureGradients = new float[features.length];
    float[] tableGradients = new float[table.length];
    Convolution chosen = Convolutions.create(shape, grid, threads);
    print("forward", () -> chosen.forward(edges, features, table, messages));
    print(
        "backward",
        () -> chosen.backward(edges, features, table, messages, featureGradients, tableGradients));
  }

  /** Elapsed time, and the processor time of the calling thread, which other load disturbs less. */
  private static void print(String name, Runnable call) {
    double[] elapsed = new double[REPETITIONS];
    double[] busy = new double[REPETITIONS];
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long start = System.nanoTime();
      long busyStart = thread.getCurrentThreadCpuTime();
      call.run();
      busy[repetition] = (thread.getCurrentThreadCpuTime() - busyStart) / 1e6;
      elapsed[repetition] = (System.nanoTime() - start) / 1e6;
    }
    System.out.printf(
        "%-16s first %7.1f ms, warm median %7.1f, least %7.1f ms; busy median %7.1f, least %7.1f%n",
        name, elapsed[0], median(elapsed), least(elapsed), median(busy), least(busy));
  }

  private static double median(double[] times) {
    return Arrays.stream(times).skip(REPETITIONS / 2).sorted().toArray()[REPETITIONS / 4];
  }

  private static double least(double[] times) {
    return Arrays.stream(times).min().orElseThrow();
  }

  private static Edges lattice(int lMax) {
    Random random = new Random(2);
    double[][] positions = new double[NODES][3];
    for (int i = 0; i < NODES; i++) {
      int[] cell = {i % SIDE, i / SIDE % SIDE, i / SIDE / SIDE};
      for (int axis = 0; axis < 3; axis++) {
        positions[i][axis] = (cell[axis] + 0.5 * random.nextDouble()) * BOX / SIDE;
      }
    }
    for (int i = NODES - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double[] swapped = positions[i];
      positions[i] = positions[j];
      positions[j] = swapped;
    }
    int[] offsets = new int[NODES + 1];
    int[] senders = new int[NODES * 80];
    float[] vectors = new float[3 * senders.length];
    float[] distances = new float[senders.length];
    int edges = 0;
    for (int i = 0; i < NODES; i++) {
      for (int j = 0; j < NODES; j++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = positions[j][axis] - positions[i][axis];
          d -= BOX * Math.rint(d / BOX);
          vectors[3 * edges + axis] = (float) d;
          square += d * d;
        }
        if (i != j && square < 4) {
          distances[edges] = (float) Math.sqrt(square);
          senders[edges++] = j;
        }
      }
      offsets[i + 1] = edges;
    }
    float[] harmonics = new float[edges * ((lMax + 1) * (lMax + 1) - 1)];
    int all = edges;
    print("harmonics", () -> SphericalHarmonics.fill(lMax, vectors, all, harmonics));
    return new Edges(
        offsets, Arrays.copyOf(senders, edges), Arrays.copyOf(distances, edges), harmonics, lMax);
  }
}
