package io.supercool.benchmarks.kernel;

import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.concurrent.TimeUnit;
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

/** Neighbour list and harmonics; 16, 32 and 64 cubed are 4,096 to 262,144 particles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GraphBenchmark {
  private static final double CUTOFF = 2;

  @Param({"16", "32", "64"})
  private int side;

  @Param({"3"})
  private int lMax;

  @Param({"true"})
  private boolean shuffled;

  @Param({"1"})
  private int threads;

  private Lattice lattice;
  private NeighbourSearch search;
  private NeighbourList list;
  private float[] harmonics;

  /** Particles, their neighbours, and room for the harmonics. */
  @Setup
  public void prepare() {
    lattice = Lattice.of(side, shuffled);
    search = new NeighbourSearch(lattice.box(), CUTOFF, threads);
    list = search.find(lattice.positions());
    harmonics = new float[list.edges() * ((lMax + 1) * (lMax + 1) - 1)];
  }

  /** Edges sorted by sender, with vectors and distances. */
  @Benchmark
  public NeighbourList neighbours() {
    list = search.find(lattice.positions(), list);
    return list;
  }

  /** Harmonics of every edge, on one thread. */
  @Benchmark
  public float[] harmonics() {
    SphericalHarmonics.fill(lMax, list.vectors(), list.edges(), harmonics);
    return harmonics;
  }
}
