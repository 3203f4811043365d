package io.supercool.contracts.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes rows {@code first} to {@code first + rows} of whole arrays as one Arrow IPC stream.
 * Columns are added in order; the arrays are read when {@link #toBytes} is called.
 */
public final class BatchWriter {
  private static final int ALIGNMENT = 8;

  private final int first;
  private final int rows;
  private final List<Field> fields = new ArrayList<>();
  private final List<Integer> nodeLengths = new ArrayList<>();
  private final List<Chunk> chunks = new ArrayList<>();

  private record Chunk(int bytes, Consumer<ByteBuffer> fill) {
    static final Chunk NO_VALIDITY = new Chunk(0, buffer -> {});
  }

  /** A batch of {@code rows} rows, of which row 0 is entry {@code first} of the arrays. */
  public BatchWriter(int first, int rows) {
    this.first = first;
    this.rows = rows;
  }

  /** Adds a column of bytes. */
  public void int8(String name, byte[] values) {
    plain(name, Map.of(), ColumnType.Kind.INT8, out -> out.put(values, first, rows));
  }

  /** Adds a column of doubles: {@code values[row * stride + offset]}. */
  public void float64(String name, double[] values, int offset, int stride) {
    plain(
        name,
        Map.of(),
        ColumnType.Kind.FLOAT64,
        out -> {
          for (int row = first; row < first + rows; row++) {
            out.putDouble(values[row * stride + offset]);
          }
        });
  }

  /** Adds a column of floats with metadata of its own. */
  public void float32(String name, float[] values, Map<String, String> metadata) {
    plain(
        name,
        metadata,
        ColumnType.Kind.FLOAT32,
        out -> out.asFloatBuffer().put(values, first, rows));
  }

  /** Adds a column of lists: row i is {@code values[offsets[i]]} to {@code [offsets[i + 1]]}. */
  public void int32Lists(String name, int[] offsets, int[] values) {
    int from = offsets[first];
    int entries = offsets[first + rows] - from;
    lists(name, ColumnType.of(ColumnType.Kind.INT32_LIST), offsets, entries);
    chunks.add(new Chunk(entries * 4, out -> out.asIntBuffer().put(values, from, entries)));
  }

  /**
   * Adds a column of lists of vectors of {@code width} floats: the vectors of row i are {@code
   * values[offsets[i] * width]} to {@code [offsets[i + 1] * width]}.
   */
  public void float32VectorLists(String name, int[] offsets, float[] values, int width) {
    int from = offsets[first] * width;
    int entries = offsets[first + rows] - offsets[first];
    lists(name, new ColumnType(ColumnType.Kind.FLOAT32_VECTOR_LIST, width), offsets, entries);
    nodeLengths.add(entries * width);
    chunks.add(Chunk.NO_VALIDITY);
    int floats = entries * width;
    chunks.add(new Chunk(floats * 4, out -> out.asFloatBuffer().put(values, from, floats)));
  }

  /** The stream: schema with {@code metadata}, one record batch, end. */
  public byte[] toBytes(Map<String, String> metadata) {
    byte[] schema = new Schema(fields, metadata).serializeAsMessage();
    int body = 0;
    for (Chunk chunk : chunks) {
      body = Math.addExact(body, padded(chunk.bytes));
    }
    ByteBuffer batch = batchMessage(body);
    int prefix = 8;
    int batchBytes = padded(batch.remaining());
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(body, schema.length + prefix + batchBytes + prefix))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(schema).putInt(MessageFrame.CONTINUATION).putInt(batchBytes);
    int start = out.position() + batchBytes;
    out.put(batch);
    for (Chunk chunk : chunks) {
      chunk.fill.accept(out.slice(start, chunk.bytes).order(ByteOrder.LITTLE_ENDIAN));
      start += padded(chunk.bytes);
    }
    out.putInt(start, MessageFrame.CONTINUATION).putInt(start + 4, 0);
    return out.array();
  }

  private void plain(
      String name, Map<String, String> metadata, ColumnType.Kind kind, Consumer<ByteBuffer> fill) {
    ColumnType type = ColumnType.of(kind);
    fields.add(type.field(name, metadata));
    nodeLengths.add(rows);
    chunks.add(Chunk.NO_VALIDITY);
    chunks.add(new Chunk(rows * type.bytes(), fill));
  }

  private void lists(String name, ColumnType type, int[] offsets, int entries) {
    fields.add(type.field(name, Map.of()));
    nodeLengths.add(rows);
    chunks.add(Chunk.NO_VALIDITY);
    chunks.add(
        new Chunk(
            (rows + 1) * 4,
            out -> {
              for (int row = first; row <= first + rows; row++) {
                out.putInt(offsets[row] - offsets[first]);
              }
            }));
    nodeLengths.add(entries);
    chunks.add(Chunk.NO_VALIDITY);
  }

  /** The flatbuffer that says where in the body of {@code body} bytes each column's buffers are. */
  private ByteBuffer batchMessage(int body) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    RecordBatch.startNodesVector(builder, nodeLengths.size());
    for (int i = nodeLengths.size() - 1; i >= 0; i--) {
      FieldNode.createFieldNode(builder, nodeLengths.get(i), 0);
    }
    int nodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, chunks.size());
    int end = body;
    for (int i = chunks.size() - 1; i >= 0; i--) {
      int bytes = chunks.get(i).bytes;
      end -= padded(bytes);
      Buffer.createBuffer(builder, end, bytes);
    }
    int buffers = builder.endVector();
    int batch = RecordBatch.createRecordBatch(builder, rows, nodes, buffers, 0, 0);
    builder.finish(
        Message.createMessage(
            builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, body, 0));
    return builder.dataBuffer();
  }

  private static int padded(int bytes) {
    return Math.addExact(bytes, ALIGNMENT - 1) & -ALIGNMENT;
  }
}
