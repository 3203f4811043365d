package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/**
 * Arrow IPC of a {@link Graph}: one row per receiver, whose edges are the entries of its lists. The
 * lists' offsets are the graph's compressed sparse rows.
 */
public final class GraphCodec extends BlockCodec<Graph> {

  /** The codec of {@code graph/1}. */
  public GraphCodec() {
    super("graph/1");
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
  long bytes(Graph payload, int particle) {
    int edges = payload.offsets()[particle + 1] - payload.offsets()[particle];
    int offsets = 3 * 4;
    int edge = 4 + 4 * 3 + 4 * payload.harmonicsPerEdge();
    return ConfigurationColumns.bytesPerParticle(payload.configuration())
        + offsets
        + (long) edges * edge;
  }

  @Override
  void check(Graph part, int particles) {
    GraphChecks.graph(part, particles);
  }

  @Override
  void write(Graph payload, BatchWriter batch, Map<String, String> metadata) {
    ConfigurationColumns.write(payload.configuration(), batch, metadata);
    metadata.put("cutoff", String.valueOf(payload.cutoff()));
    metadata.put("lMax", String.valueOf(payload.lMax()));
    int[] offsets = payload.offsets();
    batch.int32Lists("senders", offsets, payload.senders());
    batch.float32VectorLists("vector", offsets, payload.vectors(), 3);
    if (payload.lMax() > 0) {
      batch.float32VectorLists(
          "harmonics", offsets, payload.harmonics(), payload.harmonicsPerEdge());
    }
  }

  @Override
  Graph read(BatchReader batch) {
    Configuration configuration = ConfigurationColumns.read(batch);
    double cutoff = HeaderFields.parse(batch, "cutoff", Double::parseDouble);
    int lMax = HeaderFields.integer(batch, "lMax", 0, GraphChecks.MAX_DEGREE);
    int width = (lMax + 1) * (lMax + 1) - 1;
    return new Graph(
        configuration,
        cutoff,
        lMax,
        batch.offsets("senders"),
        batch.int32Entries("senders"),
        batch.float32Vectors("vector", 3, "senders"),
        lMax == 0 ? new float[0] : batch.float32Vectors("harmonics", width, "senders"));
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
    return new Graph(
        Joined.configuration(parts.stream().map(Graph::configuration).toList()),
        first.cutoff(),
        first.lMax(),
        offsets(parts),
        Joined.arrays("senders", parts, Graph::senders),
        Joined.arrays("vector", parts, Graph::vectors),
        Joined.arrays("harmonics", parts, Graph::harmonics));
  }

  /** Each part's offsets start at 0; in the whole they go on where the part before ended. */
  private static int[] offsets(List<Graph> parts) {
    int particles = parts.stream().mapToInt(part -> part.configuration().particles()).sum();
    int[] offsets = new int[particles + 1];
    int row = 0;
    int edges = 0;
    for (Graph part : parts) {
      int[] own = part.offsets();
      for (int i = 1; i < own.length; i++) {
        offsets[++row] = edges + own[i];
      }
      edges = offsets[row];
    }
    return offsets;
  }
}
