package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/**
 * Arrow IPC of a {@link Graph} as a half list: one row per receiver, whose lists hold its edges
 * from senders above it. {@link #join} adds the reverse edges; the part of a block is the half list
 * of its particles.
 */
public final class GraphCodec extends BlockCodec<Graph> {

  /** The codec of {@code graph/3}. */
  public GraphCodec() {
    super("graph/3");
  }

  @Override
  public String id(Graph payload) {
    return payload.configuration().id().toString();
  }

  @Override
  int particles(Graph payload) {
    return payload.configuration().particles();
  }

  @Override
  Graph outgoing(Graph payload) {
    return HalfList.of(payload);
  }

  @Override
  long bytes(Graph payload, int particle) {
    long bytes = ownBytes(payload, particle);
    for (Beginning beginning : payload.beginnings()) {
      bytes += ownBytes(beginning.graph(), particle);
    }
    return bytes;
  }

  private static long ownBytes(Graph graph, int particle) {
    int edges = graph.offsets()[particle + 1] - graph.offsets()[particle];
    int offsets = 3 * 4;
    int edge = 4 + 4 * 3 + 4 * graph.harmonicsPerEdge();
    return ConfigurationColumns.bytesPerParticle(graph.configuration())
        + offsets
        + (long) edges * edge;
  }

  @Override
  void check(Graph part, int first, int particles) {
    GraphChecks.half(part, first, particles);
    Beginnings.check(part);
    for (Beginning beginning : part.beginnings()) {
      GraphChecks.half(beginning.graph(), first, particles);
    }
  }

  @Override
  void write(Graph payload, BatchWriter batch, Map<String, String> metadata) {
    ConfigurationColumns.write(payload.configuration(), batch, metadata);
    metadata.put("cutoff", String.valueOf(payload.cutoff()));
    metadata.put("lMax", String.valueOf(payload.lMax()));
    writeEdges("", payload, batch);
    Beginnings.write(payload, batch, metadata);
  }

  /** Adds the edges in columns under {@code prefix}. */
  static void writeEdges(String prefix, Graph graph, BatchWriter batch) {
    int[] offsets = graph.offsets();
    batch.int32Lists(prefix + "senders", offsets, graph.senders());
    batch.float32VectorLists(prefix + "vector", offsets, graph.vectors(), 3);
    if (graph.lMax() > 0) {
      batch.float32VectorLists(
          prefix + "harmonics", offsets, graph.harmonics(), graph.harmonicsPerEdge());
    }
  }

  @Override
  Graph read(BatchReader batch) {
    Configuration configuration = ConfigurationColumns.read(batch);
    double cutoff = HeaderFields.parse(batch, "cutoff", Double::parseDouble);
    int lMax = HeaderFields.integer(batch, "lMax", 0, GraphChecks.MAX_DEGREE);
    Graph own = readEdges("", configuration, cutoff, lMax, batch);
    return own.withBeginnings(Beginnings.read(own, batch));
  }

  /** What {@link #writeEdges} wrote. */
  static Graph readEdges(
      String prefix, Configuration configuration, double cutoff, int lMax, BatchReader batch) {
    String senders = prefix + "senders";
    int width = (lMax + 1) * (lMax + 1) - 1;
    return new Graph(
        configuration,
        cutoff,
        lMax,
        batch.offsets(senders),
        batch.int32Entries(senders),
        batch.float32Vectors(prefix + "vector", 3, senders),
        lMax == 0 ? new float[0] : batch.float32Vectors(prefix + "harmonics", width, senders));
  }

  @Override
  Graph joinParts(List<Graph> parts) {
    Graph first = parts.get(0);
    for (Graph part : parts) {
      Checks.require(
          part.cutoff() == first.cutoff() && part.lMax() == first.lMax(),
          "blocks of %s: cutoff or lMax differ",
          id(first));
    }
    return HalfList.join(parts);
  }
}
