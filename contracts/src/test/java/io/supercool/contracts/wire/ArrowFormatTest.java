package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.Test;

/** Arrow's own reader and writer, which know nothing of ours, understand the same streams. */
class ArrowFormatTest {

  @Test
  void arrowReadsAGraphAsDocumented() throws Exception {
    Graph random = new RandomPayloads(1).graph(50, true);
    ConfigurationHeader header = random.configuration().header();
    Graph graph =
        random
            .withConfiguration(
                random
                    .configuration()
                    .withHeader(
                        header.withId(
                            header
                                .id()
                                .parent()
                                .derived(new Derivation(Derivation.Kind.CONTINUATION, 3)))))
            .withContinuations(2);
    GraphCodec codec = new GraphCodec();
    List<byte[]> blocks = codec.encode(graph, 5_000);
    assertThat(blocks).hasSizeGreaterThan(1);
    int first = codec.decode(blocks.get(1)).firstParticle();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(blocks.get(1)), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      Map<String, String> metadata = root.getSchema().getCustomMetadata();
      assertThat(metadata)
          .containsEntry("supercool.schema", "graph/4")
          .containsEntry("units", "lj")
          .containsEntry("species", "[\"A\",\"B\",\"\\\"C\\\", D\"]")
          .containsEntry("temperature", "0.44")
          .containsEntry("times", "[0.1,10.0,4120.0]")
          .containsEntry("replicas", "32")
          .containsEntry("cutoff", "2.0")
          .containsEntry("trajectory", graph.snapshot().trajectory())
          .containsEntry("configuration", "größe-1")
          .containsEntry("step", String.valueOf(graph.snapshot().step()))
          .containsEntry("derivation", "continuation/3")
          .containsEntry("elapsed", String.valueOf(graph.configuration().header().elapsed()))
          .containsEntry("continuations", "2")
          .containsEntry("block", "1")
          .containsEntry("blocks", String.valueOf(blocks.size()))
          .containsEntry("first_particle", String.valueOf(first))
          .containsEntry("particles", "50");
      ListVector senders = (ListVector) root.getVector("senders");
      ListVector vectors = (ListVector) root.getVector("vector");
      for (int row = 0; row < root.getRowCount(); row++) {
        int end = graph.offsets()[first + row + 1];
        int edge = graph.offsets()[first + row];
        while (edge < end && graph.senders()[edge] < first + row) {
          edge++;
        }
        int count = end - edge;
        List<?> rowSenders = senders.getObject(row);
        assertThat(rowSenders).hasSize(count);
        for (int i = 0; i < count; i++) {
          assertThat(rowSenders.get(i)).isEqualTo(graph.senders()[edge + i]);
          assertThat(floats(vectors, row, i)).isEqualTo(slice(graph.vectors(), edge + i, 3));
        }
      }
      assertThat(reader.loadNextBatch()).isFalse();
    }
  }

  @Test
  void arrowReadsAPredictionAsDocumented() throws Exception {
    Prediction prediction = new RandomPayloads(2).prediction(20, 2, true);
    Configuration configuration = prediction.configuration();
    Propensity propensity = configuration.propensity();
    assertThat(propensity).isNotNull();
    byte[] record = new PredictionCodec().encode(prediction, 1 << 20).get(0);
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(record), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      assertThat(root.getSchema().getCustomMetadata())
          .containsEntry("model_version", "model-17")
          .containsEntry("predicted_times", "[1.5,4120.0]");
      assertThat(root.getSchema().findField("propensity_1").getMetadata())
          .containsEntry("time", "10.0");
      assertThat(root.getSchema().findField("predicted_1").getMetadata())
          .containsEntry("time", "4120.0");
      for (int row = 0; row < 20; row++) {
        assertThat(((TinyIntVector) root.getVector("species")).get(row))
            .isEqualTo(configuration.species()[row]);
        assertThat(((Float8Vector) root.getVector("y")).get(row))
            .isEqualTo(configuration.positions()[2 * row + 1]);
        assertThat(float32(root, "potential_energy", row))
            .isEqualTo(configuration.potentialEnergy()[row]);
        assertThat(float32(root, "propensity_2", row)).isEqualTo(propensity.values()[2][row]);
        assertThat(float32(root, "predicted_1", row)).isEqualTo(prediction.predicted()[1][row]);
        assertThat(float32(root, "descriptor_inherentEnergy", row))
            .isEqualTo(prediction.descriptors().get(Prediction.OWN_ENERGY)[row]);
      }
      assertThat(root.getVector("z")).isNull();
    }
  }

  @Test
  void whatArrowWritesIsRead() throws Exception {
    Graph graph = new RandomPayloads(3).graph(50, true);
    GraphCodec codec = new GraphCodec();
    byte[] record = codec.encode(graph, 1 << 20).get(0);
    ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(record), allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      try (ArrowStreamWriter writer =
          new ArrowStreamWriter(reader.getVectorSchemaRoot(), null, rewritten)) {
        writer.writeBatch();
      }
    }
    assertThat(rewritten.toByteArray()).isNotEqualTo(record);
    Graph read = codec.join(List.of(codec.decode(rewritten.toByteArray())));
    Exactly.assertSame(read, graph);
  }

  private static float float32(VectorSchemaRoot root, String column, int row) {
    return ((Float4Vector) root.getVector(column)).get(row);
  }

  private static float[] floats(ListVector lists, int row, int entry) {
    FixedSizeListVector vectors = (FixedSizeListVector) lists.getDataVector();
    int index = lists.getElementStartIndex(row) + entry;
    int width = vectors.getListSize();
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      values[i] = ((Float4Vector) vectors.getDataVector()).get(index * width + i);
    }
    return values;
  }

  private static float[] slice(float[] values, int index, int width) {
    return Arrays.copyOfRange(values, index * width, (index + 1) * width);
  }
}
