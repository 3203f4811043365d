package io.supercool.storage.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a {@code .npy} member: magic, version, and a Python dictionary of type, order and
 * shape, of which exactly NumPy's own spelling is understood. Format: NumPy enhancement proposal 1.
 *
 * @param layout type, order and shape
 * @param bytes length of the header; the elements follow
 */
record NpyHeader(ArrayLayout layout, int bytes) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_AXES = 8;
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{ ?'descr': ?(?<type>'[^']{1,16}'|\\[.*\\]), ?'fortran_order':"
              + " ?(?<fortran>True|False), ?'shape': ?\\((?<shape>[0-9, ]*)\\),? ?\\}\\s*",
          Pattern.DOTALL);

  /**
   * Reads a header and leaves {@code in} at the first element.
   *
   * @throws MalformedArrayException if it is none that is supported
   */
  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = bytes(in, MAGIC.length + 2);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new MalformedArrayException("does not begin as a NumPy array does");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new MalformedArrayException("has the unknown .npy version " + version);
    }
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer sized = ByteBuffer.wrap(bytes(in, lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
    int length = version == 1 ? Short.toUnsignedInt(sized.getShort()) : sized.getInt();
    if (length < 0 || length > MAX_LENGTH) {
      throw new MalformedArrayException(
          "claims a header of " + Integer.toUnsignedString(length) + " bytes");
    }
    return new NpyHeader(
        parse(new String(bytes(in, length), StandardCharsets.UTF_8)),
        start.length + lengthBytes + length);
  }

  private static ArrayLayout parse(String dictionary) {
    Matcher matcher = DICTIONARY.matcher(dictionary);
    if (!matcher.matches()) {
      throw new MalformedArrayException("has an unreadable header");
    }
    String description = matcher.group("type").replace("'", "");
    ElementType type =
        ElementType.parse(description)
            .orElseThrow(
                () ->
                    new MalformedArrayException(
                        "has element type %s, which is not a plain number or text"
                            .formatted(description)));
    return new ArrayLayout(
        type, shape(matcher.group("shape")), matcher.group("fortran").equals("True"));
  }

  private static int[] shape(String text) {
    String[] parts = text.isBlank() ? new String[0] : text.replaceFirst(", *$", "").split(",");
    if (parts.length > MAX_AXES) {
      throw new MalformedArrayException("has " + parts.length + " axes");
    }
    int[] shape = new int[parts.length];
    for (int axis = 0; axis < shape.length; axis++) {
      try {
        shape[axis] = Integer.parseInt(parts[axis].strip());
      } catch (NumberFormatException e) {
        throw new MalformedArrayException("has an unreadable shape (" + text + ")");
      }
    }
    return shape;
  }

  private static byte[] bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new MalformedArrayException("ends within its header");
    }
    return bytes;
  }
}
