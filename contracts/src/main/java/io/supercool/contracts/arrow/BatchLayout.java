package io.supercool.contracts.arrow;

import io.supercool.contracts.ContractException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** Finds each column's values in a record batch: nodes and buffers come in the schema's order. */
final class BatchLayout {
  private final ByteBuffer record;
  private final MessageFrame frame;
  private final RecordBatch batch;
  private final int rows;
  private int nextNode;
  private int nextBuffer;
  private long end;

  /**
   * Where a column is in the record.
   *
   * @param type what it holds
   * @param entries rows, or entries of all its lists together
   * @param offsets position of its rows + 1 list offsets; 0 if it has no lists
   * @param values position of its values
   */
  record Column(ColumnType type, int entries, int offsets, int values) {}

  /** The layout of {@code batch}, whose body is {@code frame}'s, a part of {@code record}. */
  BatchLayout(ByteBuffer record, MessageFrame frame, RecordBatch batch) {
    if (batch.compression() != null) {
      throw new ContractException("record batch: compressed");
    }
    // Every row takes a byte at least.
    if (batch.length() < 1 || batch.length() > frame.bodyLength()) {
      throw new ContractException(
          "record batch: %d rows in %d bytes".formatted(batch.length(), frame.bodyLength()));
    }
    this.record = record;
    this.frame = frame;
    this.batch = batch;
    rows = (int) batch.length();
  }

  int rows() {
    return rows;
  }

  /** All columns of {@code schema}. */
  Map<String, Column> columns(StreamSchema schema) {
    Map<String, Column> columns = new LinkedHashMap<>();
    schema.columns().forEach((name, type) -> columns.put(name, column(name, type)));
    if (nextNode != batch.nodesLength() || nextBuffer != batch.buffersLength()) {
      throw new ContractException(
          "record batch: %d nodes and %d buffers where its schema needs %d and %d"
              .formatted(batch.nodesLength(), batch.buffersLength(), nextNode, nextBuffer));
    }
    return columns;
  }

  private Column column(String name, ColumnType type) {
    node(name, rows);
    int offsets = 0;
    int entries = rows;
    if (type.isList()) {
      offsets = buffer(name, 4L * (rows + 1));
      entries = entries(name, offsets);
      node(name, entries);
      if (type.kind() == ColumnType.Kind.FLOAT32_VECTOR_LIST) {
        node(name, (long) entries * type.width());
      }
    }
    return new Column(type, entries, offsets, buffer(name, (long) entries * type.bytes()));
  }

  /** Passes the next node, which must have {@code length} values and no null, and its validity. */
  private void node(String name, long length) {
    FieldNode node = nextNode < batch.nodesLength() ? batch.nodes(nextNode++) : null;
    if (node == null || node.length() != length || node.nullCount() != 0) {
      throw new ContractException(
          "column %s: %s where %d values without nulls were due"
              .formatted(name, describe(node), length));
    }
    buffer(name, 0);
  }

  private static String describe(@Nullable FieldNode node) {
    return node == null
        ? "nothing"
        : "%d values with %d nulls".formatted(node.length(), node.nullCount());
  }

  /**
   * Position of the next buffer, which must hold {@code needed} bytes. Buffers follow one another:
   * if they could overlap, a small record could decode to a thousand times its size.
   */
  private int buffer(String name, long needed) {
    Buffer buffer = nextBuffer < batch.buffersLength() ? batch.buffers(nextBuffer++) : null;
    if (buffer == null || buffer.length() < needed || buffer.length() > frame.bodyLength()) {
      throw new ContractException(
          "column %s: %s where %d bytes were due"
              .formatted(
                  name,
                  buffer == null ? "no buffer" : "a buffer of " + buffer.length() + " bytes",
                  needed));
    }
    if (buffer.length() == 0) {
      return frame.body();
    }
    if (buffer.offset() < end || buffer.offset() > frame.bodyLength() - buffer.length()) {
      throw new ContractException(
          "column %s: a buffer at %d of %d bytes does not lie between %d and %d"
              .formatted(name, buffer.offset(), buffer.length(), end, frame.bodyLength()));
    }
    end = buffer.offset() + buffer.length();
    return frame.body() + (int) buffer.offset();
  }

  /** Checks the list offsets: from 0, never descending. Returns the last. */
  private int entries(String name, int offsets) {
    int previous = 0;
    for (int row = 0; row <= rows; row++) {
      int offset = record.getInt(offsets + 4 * row);
      if (offset < previous || (row == 0 && offset != 0)) {
        throw new ContractException(
            "column %s, row %d: list offset %d after %d".formatted(name, row, offset, previous));
      }
      previous = offset;
    }
    return previous;
  }
}
