package io.supercool.graph;

import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.data.Botan;
import io.supercool.physics.geometry.NeighbourList;
import io.supercool.physics.geometry.NeighbourSearch;
import io.supercool.physics.geometry.PeriodicBox;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints how long the neighbour list (with vectors and distances) and the harmonics to lMax 3 take
 * for BOTAN 401, cutoff 2, buffers reused; and for a cube of 1,000 cut from it and 8 and 64 copies
 * of it. Argument: threads.
 */
public final class GraphKernelTiming {
  private static final int L_MAX = 3;
  private static final int WIDTH = (L_MAX + 1) * (L_MAX + 1) - 1;

  private final int threads;
  private final double[] positions;
  private final NeighbourSearch search;
  private final float[] harmonics;
  private NeighbourList list;

  private GraphKernelTiming(double[] positions, double edge, int threads) {
    this.positions = positions;
    this.threads = threads;
    search = new NeighbourSearch(new PeriodicBox(edge, edge, edge), 2, threads);
    list = search.find(positions);
    harmonics = new float[WIDTH * list.edges()];
  }

  public static void main(String[] arguments) {
    int threads = Integer.parseInt(arguments[0]);
    double[] one = Botan.validation(401).numbers("initial_positions");
    double edge = Botan.BOX.edge(0);
    double smallEdge = edge * Math.cbrt(1000.0 / Botan.PARTICLES);
    new GraphKernelTiming(cut(one, smallEdge), smallEdge, threads).print("as numbered");
    for (int side : new int[] {1, 2, 4}) {
      double[] copies = copies(one, side);
      new GraphKernelTiming(copies, side * edge, threads).print("as numbered");
      shuffle(copies);
      new GraphKernelTiming(copies, side * edge, threads).print("shuffled");
    }
  }

  private void print(String numbering) {
    int particles = list.particles();
    System.out.printf(
        "%,d particles %s, %,d edges, threads %d%n", particles, numbering, list.edges(), threads);
    int repetitions = Math.max(10, 4_000_000 / particles);
    time("list", repetitions, () -> list = search.find(positions, list));
    time("harmonics", repetitions, this::fillHarmonics);
  }

  private void fillHarmonics() {
    if (threads == 1) {
      SphericalHarmonics.fill(L_MAX, list.vectors(), list.edges(), harmonics);
    } else {
      IntStream.range(0, threads).parallel().forEach(this::fillPart);
    }
  }

  private void fillPart(int part) {
    int from = (int) ((long) list.edges() * part / threads);
    int to = (int) ((long) list.edges() * (part + 1) / threads);
    SphericalHarmonics.fill(L_MAX, list.vectors(), from, to, harmonics);
  }

  /** Elapsed time, and the processor time of the calling thread, which other load disturbs less. */
  private void time(String name, int repetitions, Runnable call) {
    double[] elapsed = new double[repetitions];
    double[] busy = new double[repetitions];
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    for (int repetition = -repetitions; repetition < repetitions; repetition++) {
      long start = System.nanoTime();
      long busyStart = thread.getCurrentThreadCpuTime();
      call.run();
      if (repetition >= 0) {
        busy[repetition] = (thread.getCurrentThreadCpuTime() - busyStart) / 1e6;
        elapsed[repetition] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(elapsed);
    Arrays.sort(busy);
    System.out.printf(
        "  %-10s elapsed least %8.2f, median %8.2f ms; busy least %8.2f, median %8.2f ms,"
            + " %.1f ns an edge%n",
        name,
        elapsed[0],
        elapsed[repetitions / 2],
        busy[0],
        busy[repetitions / 2],
        1e6 * busy[repetitions / 2] / list.edges());
  }

  private static double[] cut(double[] positions, double edge) {
    double[] inside = new double[positions.length];
    int length = 0;
    for (int at = 0; at < positions.length; at += 3) {
      boolean in = true;
      for (int axis = 0; axis < 3; axis++) {
        inside[length + axis] = Botan.BOX.wrap(positions[at + axis], axis);
        in &= inside[length + axis] < edge;
      }
      length += in ? 3 : 0;
    }
    return Arrays.copyOf(inside, length);
  }

  private static double[] copies(double[] positions, int side) {
    double[] copies = new double[positions.length * side * side * side];
    for (int to = 0; to < copies.length; to++) {
      int at = to % positions.length;
      int copy = to / positions.length;
      int[] place = {copy % side, copy / side % side, copy / side / side};
      int axis = at % 3;
      copies[to] = Botan.BOX.wrap(positions[at], axis) + place[axis] * Botan.BOX.edge(axis);
    }
    return copies;
  }

  private static void shuffle(double[] positions) {
    Random random = new Random(1);
    for (int particle = positions.length / 3 - 1; particle > 0; particle--) {
      int other = random.nextInt(particle + 1);
      for (int axis = 0; axis < 3; axis++) {
        double kept = positions[3 * particle + axis];
        positions[3 * particle + axis] = positions[3 * other + axis];
        positions[3 * other + axis] = kept;
      }
    }
  }
}
