package io.supercool.contracts.arrow;

import io.supercool.contracts.ContractException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Arrow IPC stream of one record batch, however hostile: every length is checked against
 * the record's own before anything is allocated, and every failure is a {@link ContractException}.
 * Columns that nobody asks for are ignored.
 */
public final class BatchReader {
  private final ByteBuffer record;
  private final Map<String, String> metadata;
  private final int rows;
  private final Map<String, BatchLayout.Column> columns;

  /**
   * Checks that {@code record} is such a stream.
   *
   * @throws ContractException if it is not
   */
  public BatchReader(byte[] record) {
    this.record = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    try {
      MessageFrame first = message(record, 0, MessageHeader.Schema, "schema");
      StreamSchema schema = StreamSchema.read((Schema) first.message().header(new Schema()));
      MessageFrame second = message(record, first.end(), MessageHeader.RecordBatch, "record batch");
      if (MessageFrame.read(record, second.end()) != null) {
        throw new ContractException("more than one record batch");
      }
      BatchLayout layout =
          new BatchLayout(
              this.record, second, (RecordBatch) second.message().header(new RecordBatch()));
      metadata = schema.metadata();
      rows = layout.rows();
      columns = layout.columns(schema);
    } catch (ContractException e) {
      throw e;
    } catch (RuntimeException e) {
      // A flatbuffer is read through offsets of its own: damaged ones end in any of these.
      throw new ContractException("not an Arrow stream: " + e, e);
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** The schema's metadata under {@code key}, or null. */
  public @Nullable String metadata(String key) {
    return metadata.get(key);
  }

  /** Names of all columns, in order. */
  public Set<String> columns() {
    return columns.keySet();
  }

  /** A column of bytes. */
  public byte[] int8(String name) {
    byte[] values = new byte[rows];
    record.get(column(name, ColumnType.of(ColumnType.Kind.INT8)).values(), values);
    return values;
  }

  /** Reads a column of doubles into {@code into[row * stride + offset]}. */
  public void float64(String name, double[] into, int offset, int stride) {
    int from = column(name, ColumnType.of(ColumnType.Kind.FLOAT64)).values();
    for (int row = 0; row < rows; row++) {
      into[row * stride + offset] = record.getDouble(from + 8 * row);
    }
  }

  /** A column of floats. */
  public float[] float32(String name) {
    return floats(column(name, ColumnType.of(ColumnType.Kind.FLOAT32)).values(), rows);
  }

  /** The offsets of a column of lists of ints: rows + 1, from 0, ascending. */
  public int[] offsets(String name) {
    return ints(column(name, ColumnType.of(ColumnType.Kind.INT32_LIST)).offsets(), rows + 1);
  }

  /** All entries of a column of lists of ints. */
  public int[] int32Entries(String name) {
    BatchLayout.Column column = column(name, ColumnType.of(ColumnType.Kind.INT32_LIST));
    return ints(column.values(), column.entries());
  }

  /** All entries of a column of lists of vectors, whose offsets must be those of {@code like}. */
  public float[] float32Vectors(String name, int width, String like) {
    BatchLayout.Column column =
        column(name, new ColumnType(ColumnType.Kind.FLOAT32_VECTOR_LIST, width));
    BatchLayout.Column other = column(like, ColumnType.of(ColumnType.Kind.INT32_LIST));
    int bytes = 4 * (rows + 1);
    if (!record.slice(column.offsets(), bytes).equals(record.slice(other.offsets(), bytes))) {
      throw new ContractException("column " + name + ": other list lengths than " + like);
    }
    return floats(column.values(), column.entries() * width);
  }

  private static MessageFrame message(byte[] record, int position, byte type, String what) {
    MessageFrame frame = MessageFrame.read(record, position);
    if (frame == null || frame.message().headerType() != type) {
      throw new ContractException("byte %d: no Arrow %s".formatted(position, what));
    }
    return frame;
  }

  private BatchLayout.Column column(String name, ColumnType type) {
    BatchLayout.Column column = columns.get(name);
    if (column == null) {
      throw new ContractException("no column " + name);
    }
    if (!column.type().equals(type)) {
      throw new ContractException(
          "column %s: %s where %s was due".formatted(name, column.type(), type));
    }
    return column;
  }

  private int[] ints(int position, int count) {
    int[] values = new int[count];
    slice(position, 4 * count).asIntBuffer().get(values);
    return values;
  }

  private float[] floats(int position, int count) {
    float[] values = new float[count];
    slice(position, 4 * count).asFloatBuffer().get(values);
    return values;
  }

  private ByteBuffer slice(int position, int bytes) {
    return record.slice(position, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
