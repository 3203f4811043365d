package io.supercool.storage.npz;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of a {@code .npy} member: magic, version, and a Python dictionary of type, order and
 * shape ({@link PythonLiteral}). Format: NumPy enhancement proposal 1, versions 1.0, 2.0 and 3.0.
 *
 * @param layout type, order and shape
 * @param bytes length of the header; the elements follow
 */
record NpyHeader(ArrayLayout layout, int bytes) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_AXES = 8;
  private static final String TYPE = "descr";
  private static final String ORDER = "fortran_order";
  private static final String SHAPE = "shape";

  /**
   * Reads a header and leaves {@code in} at the first element.
   *
   * @throws MalformedArrayException if it is none that is supported
   */
  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = bytes(in, MAGIC.length + 2);
    if (!begins(start)) {
      throw MalformedArrayException.damaged("does not begin as a NumPy array does");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
      throw MalformedArrayException.unlikeNumPys(
          "has the unknown .npy version %d.%d".formatted(version, start[MAGIC.length + 1]));
    }
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer sized = ByteBuffer.wrap(bytes(in, lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
    int length = version == 1 ? Short.toUnsignedInt(sized.getShort()) : sized.getInt();
    if (length < 0 || length > MAX_LENGTH) {
      throw MalformedArrayException.unlikeNumPys(
          "claims a header of " + Integer.toUnsignedString(length) + " bytes");
    }
    Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new NpyHeader(
        parse(new String(bytes(in, length), charset)), start.length + lengthBytes + length);
  }

  /** Whether bytes begin as a NumPy array does. */
  static boolean begins(byte[] start) {
    return start.length >= MAGIC.length
        && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static ArrayLayout parse(String text) {
    if (!(PythonLiteral.parse(text) instanceof Map<?, ?> dictionary)
        || !dictionary.keySet().equals(Set.of(TYPE, ORDER, SHAPE))) {
      throw unreadable("it is no dictionary of %s, %s and %s".formatted(TYPE, ORDER, SHAPE));
    }
    if (!(dictionary.get(ORDER) instanceof Boolean fortranOrder)) {
      throw unreadable(ORDER + " is neither True nor False");
    }
    return new ArrayLayout(type(dictionary.get(TYPE)), shape(dictionary.get(SHAPE)), fortranOrder);
  }

  private static ElementType type(Object description) {
    if (description instanceof String text) {
      return ElementType.parse(text)
          .orElseThrow(
              () ->
                  new MalformedArrayException(
                      "has element type %s, which is not a plain number or text".formatted(text),
                      ElementType.advice(text)));
    }
    throw new MalformedArrayException(
        "has the structured element type %s, which is not a plain number or text"
            .formatted(description),
        "write each field as an array of its own");
  }

  private static int[] shape(Object lengths) {
    if (!(lengths instanceof List<?> axes)) {
      throw unreadable("the shape is no tuple");
    }
    if (axes.size() > MAX_AXES) {
      throw new MalformedArrayException(
          "has " + axes.size() + " axes", "write at most " + MAX_AXES);
    }
    int[] shape = new int[axes.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      if (!(axes.get(axis) instanceof BigInteger length) || length.signum() < 0) {
        throw unreadable("the shape has the length " + axes.get(axis));
      }
      if (length.bitLength() >= Integer.SIZE) {
        throw MalformedArrayException.unlikeNumPys("has an unreadable shape " + axes);
      }
      shape[axis] = length.intValue();
    }
    return shape;
  }

  private static MalformedArrayException unreadable(String reason) {
    return MalformedArrayException.unlikeNumPys("has an unreadable header: " + reason);
  }

  private static byte[] bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw MalformedArrayException.damaged("ends within its header");
    }
    return bytes;
  }
}
