package io.supercool.reader.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a pickle, little endian. A length that the file cannot hold is refused before
 * anything is allocated.
 */
final class PickleInput {
  private static final int MAX_LINE = 256;

  private final InputStream in;
  private final long size;
  private long position;

  /** Reads {@code in}, which holds {@code size} bytes. */
  PickleInput(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** Bytes of the whole file. */
  long size() {
    return size;
  }

  /** An unsigned byte. */
  int unsignedByte() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new PickleException("the file ends early");
    }
    position++;
    return value;
  }

  /** An unsigned integer of 2 bytes. */
  int unsignedShort() throws IOException {
    return unsignedByte() | unsignedByte() << 8;
  }

  /** A signed integer of 4 bytes. */
  int signedInt() throws IOException {
    return little(4).getInt();
  }

  /** An unsigned integer of 4 bytes. */
  long unsignedInt() throws IOException {
    return Integer.toUnsignedLong(signedInt());
  }

  /** An integer of 8 bytes; an unsigned one beyond the signed range comes out negative. */
  long signedLong() throws IOException {
    return little(8).getLong();
  }

  /** A double, big endian as pickles have it. */
  double bigEndianDouble() throws IOException {
    return little(8).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  /** A signed integer of {@code length} bytes; {@link Opaque} if it has more than 8. */
  Object signedInteger(long length) throws IOException {
    if (length < 0 || length > 8) {
      bytes(length);
      return new Opaque("an integer of " + length + " bytes");
    }
    byte[] bytes = bytes(length);
    long value = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | Byte.toUnsignedLong(bytes[i]);
    }
    return value;
  }

  /** The next {@code length} bytes. */
  byte[] bytes(long length) throws IOException {
    requireInFile(length);
    byte[] bytes = in.readNBytes((int) length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new PickleException("the file ends early");
    }
    return bytes;
  }

  /** UTF-8 text of {@code length} bytes. */
  String text(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** Text up to the end of the line. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      if (line.length() == MAX_LINE) {
        throw new PickleException("a name of more than " + MAX_LINE + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /** Refuses a length that the rest of the file cannot hold. */
  void requireInFile(long length) {
    if (length < 0 || length > size - position || length > Integer.MAX_VALUE - 8) {
      throw new PickleException(
          "a length of %s bytes where %d are left"
              .formatted(Long.toUnsignedString(length), size - position));
    }
  }

  private ByteBuffer little(int length) throws IOException {
    return ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
