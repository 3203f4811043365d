package io.supercool.benchmarks.input;

import io.supercool.console.UserException;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.Split;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.graph.EdgePositions;
import io.supercool.graph.GraphBuilder;
import io.supercool.ingest.SourceReaders;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.Source;
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
   * @throws io.supercool.ingest.reader.SourceFormatException if it cannot be read
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
    List<byte[]> blocks = new GraphCodec().encode(graph, RecordLimits.BLOCK_BYTES);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(blocks.size());
      for (byte[] block : blocks) {
        out.writeInt(block.length);
        out.write(block);
      }
    }
  }

  /** Reads what {@link #write} wrote, as model-service reads it from the topic. */
  public static Graph readBlocks(Path file) throws IOException {
    GraphCodec codec = new GraphCodec();
    List<Block<Graph>> blocks = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      int count = in.readInt();
      for (int index = 0; index < count; index++) {
        blocks.add(codec.decode(in.readNBytes(in.readInt())));
      }
    }
    return codec.join(blocks);
  }
}
