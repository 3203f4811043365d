package io.supercool.benchmarks.input;

import io.supercool.console.UserException;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.PayloadFile;
import io.supercool.graph.EdgePositions;
import io.supercool.graph.GraphBuilder;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.recognition.SourceReaders;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The graph that is measured on: read from a source file, and handed from one JVM to another. */
public final class Sample {
  private Sample() {}

  /**
   * The graph of the first configuration in {@code file}, built as graph-service builds it. Where
   * the file has no inherent structure, it is quenched first, which takes seconds.
   *
   * @param cutoff radius of its edges
   * @throws UserException if the file holds none
   * @throws io.supercool.reader.SourceFormatException if it cannot be read
   */
  public static Graph read(Path file, double cutoff) {
    List<Configuration> first = new ArrayList<>();
    new SourceReaders(ReadLimits.DEFAULT)
        .of(file)
        .read(
            new Source(file, Split.TRAIN, null),
            configuration -> {
              if (first.isEmpty()) {
                first.add(configuration);
              }
            });
    if (first.isEmpty()) {
      throw new UserException(file + " holds no configuration. Give another file.");
    }
    return new GraphBuilder(cutoff, EdgePositions.INHERENT, 0).build(first.get(0)).get(0);
  }

  /** Writes the graph's blocks as they go on their topic. */
  public static void write(Graph graph, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      PayloadFile.write(new GraphCodec(), graph, out);
    }
  }

  /** Reads what {@link #write} wrote, as model-service reads it from the topic. */
  public static Graph readBlocks(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return PayloadFile.read(new GraphCodec(), in);
    }
  }
}
