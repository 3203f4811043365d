package io.supercool.contracts.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** An Arrow stream as text, by Arrow's own reader: its metadata and its columns. */
final class ArrowText {
  private ArrowText() {}

  /** Plain columns on one line, lists on one line a row. */
  static String of(byte[] record) {
    StringBuilder text = new StringBuilder();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(record), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      text.append("metadata\n");
      sorted(root.getSchema().getCustomMetadata())
          .forEach((key, value) -> text.append("  %s = %s\n".formatted(key, value)));
      while (reader.loadNextBatch()) {
        text.append("batch of %d rows\n".formatted(root.getRowCount()));
        for (FieldVector column : root.getFieldVectors()) {
          append(column, root.getRowCount(), text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void append(FieldVector column, int rows, StringBuilder text) {
    text.append("  ").append(column.getField());
    Map<String, String> metadata = sorted(column.getField().getMetadata());
    text.append(metadata.isEmpty() ? "" : " " + metadata).append('\n');
    String between = column instanceof ListVector ? "\n    " : " ";
    text.append("   ");
    for (int row = 0; row < rows; row++) {
      text.append(row == 0 ? " " : between).append(column.getObject(row));
    }
    text.append('\n');
  }

  /** Arrow's order is that of a hash table. */
  private static Map<String, String> sorted(Map<String, String> metadata) {
    return new TreeMap<>(metadata);
  }
}
