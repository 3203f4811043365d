package io.supercool.contracts.arrow;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The types a column may have; each row of a list column has as many entries as it likes.
 *
 * @param kind which
 * @param width floats per entry of a {@link Kind#FLOAT32_VECTOR_LIST}, 1 otherwise
 */
record ColumnType(Kind kind, int width) {
  private static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);

  /** What a row holds. */
  enum Kind {
    /** One byte. */
    INT8,
    /** One float. */
    FLOAT32,
    /** One double. */
    FLOAT64,
    /** A list of ints. */
    INT32_LIST,
    /** A list of float vectors of one length. */
    FLOAT32_VECTOR_LIST
  }

  /** A column of plain values or of lists of ints. */
  static ColumnType of(Kind kind) {
    return new ColumnType(kind, 1);
  }

  /** Whether rows are lists: an offsets buffer precedes the values. */
  boolean isList() {
    return kind == Kind.INT32_LIST || kind == Kind.FLOAT32_VECTOR_LIST;
  }

  /** Bytes of one row, or of one entry of a list. */
  int bytes() {
    return switch (kind) {
      case INT8 -> 1;
      case FLOAT32, INT32_LIST -> 4;
      case FLOAT64 -> 8;
      case FLOAT32_VECTOR_LIST -> 4 * width;
    };
  }

  /** Arrow's field of this type; nothing in it is nullable. */
  Field field(String name, Map<String, String> metadata) {
    return switch (kind) {
      case INT8 -> field(name, metadata, new ArrowType.Int(8, true), null);
      case FLOAT32 -> field(name, metadata, FLOAT, null);
      case FLOAT64 ->
          field(name, metadata, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), null);
      case INT32_LIST ->
          field(
              name,
              metadata,
              new ArrowType.List(),
              field("item", Map.of(), new ArrowType.Int(32, true), null));
      case FLOAT32_VECTOR_LIST ->
          field(
              name,
              metadata,
              new ArrowType.List(),
              field(
                  "item",
                  Map.of(),
                  new ArrowType.FixedSizeList(width),
                  field("item", Map.of(), FLOAT, null)));
    };
  }

  private static Field field(
      String name, Map<String, String> metadata, ArrowType type, @Nullable Field child) {
    return new Field(
        name,
        new FieldType(false, type, null, metadata),
        child == null ? List.of() : List.of(child));
  }
}
