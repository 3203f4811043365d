package io.supercool.contracts.arrow;

import io.supercool.contracts.ContractException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a stream says it holds. Walked by hand with every count bounded: a flatbuffer's offsets may
 * form cycles, on which Arrow's own conversion would recurse without end.
 *
 * @param metadata the schema's metadata
 * @param columns types by name, in order
 */
record StreamSchema(Map<String, String> metadata, Map<String, ColumnType> columns) {
  private static final int MAX_COLUMNS = 1024;
  private static final int MAX_METADATA = 128;
  private static final int MAX_WIDTH = 1024;

  /** Reads the schema message's header. */
  static StreamSchema read(Schema schema) {
    if (schema.endianness() != Endianness.Little) {
      throw new ContractException("schema: not little-endian");
    }
    int entries = bounded("metadata entries", schema.customMetadataLength(), MAX_METADATA);
    Map<String, String> metadata = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      KeyValue entry = present("metadata entry", schema.customMetadata(i));
      metadata.put(present("metadata key", entry.key()), present("metadata", entry.value()));
    }
    int fields = bounded("columns", schema.fieldsLength(), MAX_COLUMNS);
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (int i = 0; i < fields; i++) {
      Field field = present("column", schema.fields(i));
      String name = present("column name", field.name());
      if (columns.put(name, type(name, field)) != null) {
        throw new ContractException("schema: two columns " + name);
      }
    }
    return new StreamSchema(metadata, columns);
  }

  private static ColumnType type(String name, Field field) {
    if (field.dictionary() != null) {
      throw new ContractException("column " + name + ": dictionary encoded");
    }
    switch (field.typeType()) {
      case Type.Int -> {
        if (isInt(field, 8)) {
          return ColumnType.of(ColumnType.Kind.INT8);
        }
      }
      case Type.FloatingPoint -> {
        if (isFloat(field, Precision.SINGLE)) {
          return ColumnType.of(ColumnType.Kind.FLOAT32);
        }
        if (isFloat(field, Precision.DOUBLE)) {
          return ColumnType.of(ColumnType.Kind.FLOAT64);
        }
      }
      case Type.List -> {
        Field item = onlyChild(name, field);
        if (item.typeType() == Type.Int && isInt(item, 32)) {
          return ColumnType.of(ColumnType.Kind.INT32_LIST);
        }
        if (item.typeType() == Type.FixedSizeList) {
          return vectorList(name, item);
        }
      }
      default -> {}
    }
    throw new ContractException(
        "column %s: not int8, float32, float64, list<int32> or list<fixed_size_list<float32>>"
            .formatted(name));
  }

  private static ColumnType vectorList(String name, Field field) {
    FixedSizeList list = (FixedSizeList) present(name, field.type(new FixedSizeList()));
    Field item = onlyChild(name, field);
    if (list.listSize() < 1
        || list.listSize() > MAX_WIDTH
        || item.typeType() != Type.FloatingPoint
        || !isFloat(item, Precision.SINGLE)) {
      throw new ContractException(
          "column %s: not vectors of 1 to %d float32".formatted(name, MAX_WIDTH));
    }
    return new ColumnType(ColumnType.Kind.FLOAT32_VECTOR_LIST, list.listSize());
  }

  private static Field onlyChild(String name, Field field) {
    if (field.childrenLength() != 1) {
      throw new ContractException("column " + name + ": a list without one item type");
    }
    return present("item of " + name, field.children(0));
  }

  private static boolean isInt(Field field, int bits) {
    Int type = (Int) present("type", field.type(new Int()));
    return type.bitWidth() == bits && type.isSigned();
  }

  private static boolean isFloat(Field field, short precision) {
    FloatingPoint type = (FloatingPoint) present("type", field.type(new FloatingPoint()));
    return type.precision() == precision;
  }

  private static int bounded(String what, int count, int max) {
    if (count < 0 || count > max) {
      throw new ContractException("schema: %d %s, at most %d can be".formatted(count, what, max));
    }
    return count;
  }

  private static <T> T present(String what, @Nullable T value) {
    if (value == null) {
      throw new ContractException("schema: no " + what);
    }
    return value;
  }
}
