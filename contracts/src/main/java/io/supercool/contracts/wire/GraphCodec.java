package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
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

  /** The codec of {@code graph/2}. */
  public GraphCodec() {
    super("graph/2");
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
    int edges = payload.offsets()[particle + 1] - payload.offsets()[particle];
    int offsets = 3 * 4;
    int edge = 4 + 4 * 3 + 4 * payload.harmonicsPerEdge();
    return ConfigurationColumns.bytesPerParticle(payload.configuration())
        + offsets
        + (long) edges * edge;
  }

  @Override
  void check(Graph part, int first, int particles) {
    GraphChecks.half(part, first, particles);
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
    return HalfList.join(parts);
  }
}
