package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.supercool.reader.frame.AbsentParticles;
import io.supercool.reader.frame.MalformedFrameException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes numbers and words out of data sets, row after row. Everywhere {@code index} is the place on
 * the first axis; if it is negative, all of the data set is taken.
 *
 * @param hdf access to the file
 */
record HdfValues(HdfAccess hdf) {
  private static final int FEW_CHUNKS = 1024;

  /** How h5py writes truth values: as numbers they are 0 and 1. */
  private static final Set<String> TRUTH_VALUES = Set.of("FALSE", "TRUE");

  /** Numbers of any kind. */
  double[] numbers(Dataset dataset, int index) {
    List<Object> parts = parts(dataset, index);
    double[] numbers = new double[count(dataset, index)];
    int at = 0;
    for (Object part : parts) {
      if (part instanceof double[] row) {
        System.arraycopy(row, 0, numbers, at, row.length);
        at += row.length;
      } else if (part instanceof float[] row) {
        for (float value : row) {
          numbers[at++] = value;
        }
      } else {
        boolean primitive = isPrimitive(part);
        for (int i = 0; i < length(part); i++) {
          numbers[at++] =
              primitive ? Array.getDouble(part, i) : number(dataset, part, i).doubleValue();
        }
      }
    }
    return numbers;
  }

  /**
   * Whole numbers, also where they are written as decimals.
   *
   * @param notANumber what NaN becomes
   * @throws MalformedFrameException if one is not whole, or beyond 64 bits
   */
  long[] wholes(Dataset dataset, int index, long notANumber) {
    List<Object> parts = parts(dataset, index);
    long[] wholes = new long[count(dataset, index)];
    int at = 0;
    for (Object part : parts) {
      int length = length(part);
      boolean primitive =
          isPrimitive(part) && !(part instanceof double[] || part instanceof float[]);
      for (int i = 0; i < length; i++) {
        wholes[at++] =
            primitive
                ? Array.getLong(part, i)
                : whole(HdfAccess.name(dataset), number(dataset, part, i), notANumber);
      }
    }
    return wholes;
  }

  /**
   * {@code number} as a whole one; NaN as {@code notANumber}, and numbers without a sign that fill
   * 64 bits as negative ones.
   *
   * @throws MalformedFrameException if it is not, or beyond 64 bits
   */
  static long whole(String name, Number number, long notANumber) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return notANumber;
    }
    if (number instanceof BigInteger big && big.bitLength() <= Long.SIZE) {
      return big.longValue();
    }
    if (value != Math.rint(value) || Math.abs(value) >= Long.MAX_VALUE) {
      throw new MalformedFrameException(
          "%s is %s".formatted(name, number), "write a whole number of at most 63 bits");
    }
    return number instanceof Double || number instanceof Float ? (long) value : number.longValue();
  }

  /** Whether a value is what h5py writes for a truth value. */
  static boolean isTruthValue(Object value) {
    return value instanceof String text && TRUTH_VALUES.contains(text);
  }

  /** Whether the values are texts or names: texts of any length, or an enumeration. */
  boolean isNamed(Dataset dataset) {
    DataType type = hdf.guarded(HdfAccess.name(dataset), dataset::getDataType);
    return type instanceof StringData
        || type instanceof VariableLength length && length.isVariableLengthString()
        || type instanceof EnumDataType enumeration
            && !TRUTH_VALUES.containsAll(enumeration.getEnumMapping().values());
  }

  /** Texts, or the names of an enumeration's values; empty where there is none. */
  List<String> words(Dataset dataset, int index) {
    if (hdf.guarded(HdfAccess.name(dataset), dataset::getDataType)
            instanceof EnumDataType enumeration
        && enumeration.getBaseType() instanceof FixedPoint number
        && number.getSize() > 1
        && number.getByteOrder() != ByteOrder.LITTLE_ENDIAN) {
      // The library takes the numbers of the names for little-endian ones.
      throw new MalformedFrameException(
          "%s is an enumeration of big-endian numbers, which is not supported"
              .formatted(HdfAccess.name(dataset)),
          "write little-endian ones");
    }
    List<String> words = new ArrayList<>();
    for (Object part : parts(dataset, index)) {
      for (int i = 0; i < length(part); i++) {
        Object word = part.getClass().isArray() ? Array.get(part, i) : part;
        words.add(word instanceof String named ? named.strip() : "");
      }
    }
    return words;
  }

  /** The fill value that the file defines for a data set of whole numbers; null if it does not. */
  @Nullable Long fill(Dataset dataset) {
    Object fill =
        hdf.guarded("the fill value of " + HdfAccess.name(dataset), dataset::getFillValue);
    return fill instanceof Number number
        ? Long.valueOf(
            whole("the fill value of " + HdfAccess.name(dataset), number, AbsentParticles.NO_ID))
        : null;
  }

  /** What the library gives, as numbers, words, or arrays of them in one dimension. */
  private List<Object> parts(Dataset dataset, int index) {
    String name = HdfAccess.name(dataset);
    int[] shape = part(dataset, index);
    if (count(dataset, index) == 0) {
      return List.of();
    }
    long[] offset = new long[shape.length];
    if (index >= 0) {
      offset[0] = index;
    }
    return hdf.guarded(
        name,
        () -> {
          int elementBytes = Math.max(Double.BYTES, dataset.getDataType().getSize());
          hdf.requireRoom(name, elementBytes);
          hdf.requireRoom(name, HdfAccess.bytes(name, shape, elementBytes));
          HdfFilters.require(dataset);
          if (dataset instanceof ChunkedDataset chunked) {
            requireChunks(name, chunked);
          }
          List<Object> parts = new ArrayList<>();
          int found =
              collect(
                  name,
                  shape.length == 0 ? dataset.getData() : dataset.getData(offset, shape),
                  parts);
          if (found != count(dataset, index)) {
            throw new MalformedFrameException(
                name + " has fewer values than its shape says", HdfAccess.COPY_AGAIN);
          }
          return parts;
        });
  }

  private static int collect(String name, @Nullable Object data, List<Object> parts) {
    if (data instanceof Object[] rows && !(data instanceof String[] || data instanceof Number[])) {
      int found = 0;
      for (Object row : rows) {
        found += collect(name, row, parts);
      }
      return found;
    }
    boolean known =
        data instanceof Number
            || data instanceof String
            || data != null && data.getClass().isArray();
    if (!known) {
      throw new MalformedFrameException(
          "%s holds neither numbers nor texts".formatted(name),
          "write one number or one text for each");
    }
    parts.add(data);
    return length(data);
  }

  private int[] part(Dataset dataset, int index) {
    int[] shape = hdf.shape(dataset).clone();
    if (index >= 0) {
      if (shape.length == 0 || index >= shape[0]) {
        throw new MalformedFrameException(
            "%s has no row %d".formatted(HdfAccess.name(dataset), index), HdfAccess.ADVICE);
      }
      shape[0] = 1;
    }
    return shape;
  }

  private int count(Dataset dataset, int index) {
    return (int) HdfAccess.bytes(HdfAccess.name(dataset), part(dataset, index), 1);
  }

  private static int length(Object part) {
    return part.getClass().isArray() ? Array.getLength(part) : 1;
  }

  /** Whether the part is an array of numbers as they are. */
  private static boolean isPrimitive(Object part) {
    Class<?> element = part.getClass().getComponentType();
    return element != null && element.isPrimitive() && element != boolean.class;
  }

  private static Number number(Dataset dataset, Object part, int i) {
    Object value = part.getClass().isArray() ? Array.get(part, i) : part;
    if (value instanceof Number number) {
      return number;
    }
    if (value instanceof String truth && TRUTH_VALUES.contains(truth)) {
      return truth.equals("TRUE") ? 1 : 0;
    }
    throw new MalformedFrameException(
        "%s holds %s where numbers were expected"
            .formatted(
                HdfAccess.name(dataset), value instanceof String ? "texts" : dataset.getJavaType()),
        HdfAccess.ADVICE);
  }

  /** A chunk is unpacked whole, and the library lists all chunks there may be. */
  private void requireChunks(String name, ChunkedDataset dataset) {
    int[] chunk = dataset.getChunkDimensions();
    hdf.requireRoom(name, HdfAccess.bytes(name, chunk, dataset.getDataType().getSize()));
    int[] shape = dataset.getDimensions();
    int[] chunks = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      chunks[axis] = (int) Math.ceil((double) shape[axis] / Math.max(1, chunk[axis]));
    }
    if (HdfAccess.bytes(name, chunks, 1) > FEW_CHUNKS + hdf.fileBytes()) {
      throw new MalformedFrameException(
          "%s has %s chunks in a file of %d bytes"
              .formatted(name, Arrays.toString(chunks), hdf.fileBytes()),
          HdfAccess.COPY_AGAIN);
    }
  }
}
