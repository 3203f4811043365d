package io.supercool.contracts.wire;

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
  private static final String SENDERS = "senders";
  private static final String VECTOR = "vector";

  /** The codec of {@code graph/4}. */
  public GraphCodec() {
    super("graph/4");
  }

  @Override
  Graph outgoing(Graph payload) {
    return HalfList.of(payload);
  }

  @Override
  long bytes(Graph payload, int particle) {
    long edges = payload.offsets()[particle + 1] - payload.offsets()[particle];
    int offsets = 2 * Integer.BYTES;
    int edge = Integer.BYTES + 3 * Float.BYTES;
    return ConfigurationColumns.bytesPerParticle(payload.configuration()) + offsets + edges * edge;
  }

  @Override
  void check(Graph part, int first, int particles) {
    GraphChecks.half(part, first, particles);
  }

  @Override
  void write(Graph payload, BatchWriter batch, Map<String, String> metadata) {
    ConfigurationColumns.write(payload.configuration(), batch, metadata);
    metadata.put("cutoff", String.valueOf(payload.cutoff()));
    metadata.put("continuations", String.valueOf(payload.continuations()));
    batch.int32Lists(SENDERS, payload.offsets(), payload.senders());
    batch.float32VectorLists(VECTOR, payload.offsets(), payload.vectors(), 3);
  }

  @Override
  Graph read(BatchReader batch) {
    return new Graph(
        ConfigurationColumns.read(batch),
        HeaderFields.parse(batch, "cutoff", Double::parseDouble),
        HeaderFields.integer(batch, "continuations", 0, Graph.MAX_CONTINUATIONS),
        batch.offsets(SENDERS),
        batch.int32Entries(SENDERS),
        batch.float32Vectors(VECTOR, 3, SENDERS));
  }

  @Override
  Graph joinParts(List<Graph> parts) {
    Graph first = parts.get(0);
    for (Graph part : parts) {
      Checks.require(
          part.cutoff() == first.cutoff() && part.continuations() == first.continuations(),
          "blocks of %s: cutoff or continuations differ",
          first.recordId());
    }
    return HalfList.join(parts);
  }
}
