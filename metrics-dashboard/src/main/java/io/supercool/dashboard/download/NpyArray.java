package io.supercool.dashboard.download;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One array in NumPy's format 1.0, little endian, C order. */
final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyArray() {}

  static byte[] of(byte[] values) {
    return start("|i1", values.length, values.length).put(values).array();
  }

  static byte[] of(double[] values, int... shape) {
    ByteBuffer bytes = start("<f8", 8 * values.length, shape);
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  /** Of rows of equal length. */
  static byte[] of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    ByteBuffer bytes = start("<f4", 4 * rows.length * columns, rows.length, columns);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  static byte[] of(float[] values) {
    ByteBuffer bytes = start("<f4", 4 * values.length, values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** A text, of no dimensions. */
  static byte[] of(String text) {
    int[] characters = text.codePoints().toArray();
    ByteBuffer bytes =
        start("<U" + Math.max(1, characters.length), 4 * Math.max(1, characters.length));
    bytes.asIntBuffer().put(characters);
    return bytes.array();
  }

  private static ByteBuffer start(String type, int dataBytes, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes);
    int unpadded = MAGIC.length + 2 + header.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    ByteBuffer bytes =
        ByteBuffer.allocate(unpadded + padding + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) (header.length() + padding + 1));
    bytes.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes;
  }
}
