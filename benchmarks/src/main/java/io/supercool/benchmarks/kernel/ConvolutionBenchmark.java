package io.supercool.benchmarks.kernel;

import io.supercool.equivariant.convolution.Convolution;
import io.supercool.equivariant.convolution.ConvolutionShape;
import io.supercool.equivariant.convolution.Convolutions;
import io.supercool.equivariant.convolution.Edges;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Random;
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

/** One layer's convolution of 4,096 nodes: on vectors with 8 channels, in plain loops with 7. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ConvolutionBenchmark {
  private static final int SIDE = 16;
  private static final double CUTOFF = 2;
  private static final int RADIAL_INTERVALS = 256;

  @Param({"3"})
  private int lMax;

  @Param({"8"})
  private int channels;

  @Param({"true"})
  private boolean parity;

  @Param({"1", "2"})
  private int threads;

  private Edges edges;
  private Convolution convolution;
  private float[] features;
  private float[] table;
  private float[] messages;
  private float[] featureGradients;
  private float[] tableGradients;

  /** Random features and radial functions on a lattice's edges. */
  @Setup
  public void prepare() {
    Lattice lattice = Lattice.of(SIDE);
    NeighbourList list = new NeighbourSearch(lattice.box(), CUTOFF).find(lattice.positions());
    float[] harmonics = new float[list.edges() * ((lMax + 1) * (lMax + 1) - 1)];
    SphericalHarmonics.fill(lMax, list.vectors(), list.edges(), harmonics);
    edges = new Edges(list.offsets(), list.senders(), list.distances(), harmonics, lMax);
    ConvolutionShape shape = new ConvolutionShape(lMax, lMax, channels, parity);
    RadialGrid grid = new RadialGrid(CUTOFF, RADIAL_INTERVALS);
    convolution = Convolutions.create(shape, grid, threads);
    Random random = new Random(1);
    features = normal(random, list.particles() * shape.inputComponents() * channels);
    table = normal(random, grid.knots() * shape.paths().size() * channels);
    messages = normal(random, shape.messageSize(list.particles()));
    featureGradients = new float[features.length];
    tableGradients = new float[table.length];
  }

  /** Messages at every node. */
  @Benchmark
  public float[] forward() {
    convolution.forward(edges, features, table, messages);
    return messages;
  }

  /** Gradients of features and radial table. */
  @Benchmark
  public float[] backward() {
    convolution.backward(edges, features, table, messages, featureGradients, tableGradients);
    return featureGradients;
  }

  private static float[] normal(Random random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
