package io.supercool.storage.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One array as it is written: NumPy's format 1.0, little endian, C order, elements aligned to 64
 * bytes.
 *
 * @param bytes header and elements; not copied
 */
public record NpyArray(byte[] bytes) {
  private static final byte[] VERSION = {1, 0};
  private static final int ALIGNMENT = 64;

  /** Small whole numbers, {@code int8}, of one axis. */
  public static NpyArray of(byte[] values) {
    return of("|i1", values, values.length);
  }

  /** Numbers in C order, {@code float64}. */
  public static NpyArray of(double[] values, int... shape) {
    ByteBuffer elements = elements(Double.BYTES * values.length);
    elements.asDoubleBuffer().put(values);
    return of("<f8", elements.array(), shape);
  }

  /** Numbers of one axis, {@code float32}. */
  public static NpyArray of(float[] values) {
    ByteBuffer elements = elements(Float.BYTES * values.length);
    elements.asFloatBuffer().put(values);
    return of("<f4", elements.array(), values.length);
  }

  /** Rows of equal length, {@code float32}. */
  public static NpyArray of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    ByteBuffer elements = elements(Float.BYTES * rows.length * columns);
    for (float[] row : rows) {
      for (float value : row) {
        elements.putFloat(value);
      }
    }
    return of("<f4", elements.array(), rows.length, columns);
  }

  /** A text, of no axes. */
  public static NpyArray of(String text) {
    int[] characters = text.codePoints().toArray();
    int length = Math.max(1, characters.length);
    ByteBuffer elements = elements(Integer.BYTES * length);
    elements.asIntBuffer().put(characters);
    return of("<U" + length, elements.array());
  }

  /**
   * An array of any kind.
   *
   * @param dictionary Python's, of {@code descr}, {@code fortran_order} and {@code shape}; not
   *     compared with the elements
   * @param elements as that dictionary says
   */
  public static NpyArray withHeader(String dictionary, byte[] elements) {
    int unpadded = NpyHeader.MAGIC.length + VERSION.length + Short.BYTES + dictionary.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return new NpyArray(
        ByteBuffer.allocate(unpadded + padding + elements.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(NpyHeader.MAGIC)
            .put(VERSION)
            .putShort((short) header.length)
            .put(header)
            .put(elements)
            .array());
  }

  private static NpyArray of(String type, byte[] elements, int... shape) {
    String axes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
    return withHeader(
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, axes), elements);
  }

  private static ByteBuffer elements(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
