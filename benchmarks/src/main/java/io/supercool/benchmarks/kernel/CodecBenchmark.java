package io.supercool.benchmarks.kernel;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.GraphCodec;
import java.util.List;
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

/** Payloads to blocks of records and back; 16 and 32 cubed are 4,096 and 32,768 particles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "--add-opens=java.base/java.nio=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CodecBenchmark {
  private final GraphCodec graphs = new GraphCodec();
  private final ConfigurationCodec configurations = new ConfigurationCodec();

  @Param({"16", "32"})
  private int side;

  private Graph graph;
  private List<byte[]> graphBlocks;
  private List<byte[]> configurationBlocks;

  /** Payloads and their records. */
  @Setup
  public void prepare() {
    graph = Lattice.of(side).graph(2);
    graphBlocks = encodeGraph();
    configurationBlocks = encodeConfiguration();
  }

  /** A graph to records, as it travels: without harmonics. */
  @Benchmark
  public List<byte[]> encodeGraph() {
    return graphs.encode(graph, RecordLimits.BLOCK_BYTES);
  }

  /** Its records to the graph. */
  @Benchmark
  public Graph decodeGraph() {
    return graphs.join(graphBlocks.stream().map(graphs::decode).toList());
  }

  /** A configuration to records. */
  @Benchmark
  public List<byte[]> encodeConfiguration() {
    return configurations.encode(graph.configuration(), RecordLimits.BLOCK_BYTES);
  }

  /** Its records to the configuration. */
  @Benchmark
  public Configuration decodeConfiguration() {
    return configurations.join(configurationBlocks.stream().map(configurations::decode).toList());
  }
}
