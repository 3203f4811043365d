package io.supercool.storage.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * One array of an archive, read front to back in blocks, so that an array larger than memory can
 * pass. Every fault is a {@link MalformedArrayException} or what the stream throws.
 */
final class NpyMember {
  private static final int BLOCK_BYTES = 1 << 16;

  private final CheckedInputStream in;
  private final long checksum;
  private final double maxMagnitude;
  private final ArrayLayout layout;
  private long position;

  /**
   * Reads the header.
   *
   * @param size bytes that the archive's directory promises, header included
   * @param checksum CRC-32 that the directory promises
   * @param maxMagnitude largest absolute value of a number
   */
  NpyMember(InputStream in, long size, long checksum, double maxMagnitude) throws IOException {
    this.in = new CheckedInputStream(in, new CRC32());
    this.checksum = checksum;
    this.maxMagnitude = maxMagnitude;
    NpyHeader header = NpyHeader.read(this.in);
    this.layout = header.layout();
    long held = size - header.bytes();
    if (bytesOf(layout) != held) {
      throw MalformedArrayException.unlikeNumPys(
          "has shape %s, which takes %d bytes, but %d bytes of data"
              .formatted(layout.shapeText(), layout.bytes(), held));
    }
  }

  /** Type and shape; its bytes are known to be what the archive's directory promises. */
  ArrayLayout layout() {
    return layout;
  }

  /**
   * Reads the next {@code out.length} numbers in the file's order; none may be NaN or too large.
   */
  void read(double[] out) throws IOException {
    int width = layout.type().bytes();
    byte[] block = new byte[(int) Math.min(BLOCK_BYTES, (long) out.length * width)];
    for (int done = 0; done < out.length; ) {
      int count = Math.min(block.length / width, out.length - done);
      fill(block, count * width);
      layout.type().decode(ByteBuffer.wrap(block), out, done, count);
      requireMagnitude(out, done, done + count);
      done += count;
    }
    position += out.length;
  }

  /** Reads the next element as text. */
  String readText() throws IOException {
    byte[] bytes = new byte[layout.type().bytes()];
    fill(bytes, bytes.length);
    return layout.type().decodeText(ByteBuffer.wrap(bytes));
  }

  /** Checks that the array ends here and that its bytes are those that were written. */
  void end() throws IOException {
    if (in.read() >= 0) {
      throw MalformedArrayException.damaged("unpacks to more than its directory entry says");
    }
    if (in.getChecksum().getValue() != checksum) {
      throw MalformedArrayException.damaged("is damaged: its checksum is wrong");
    }
  }

  private static long bytesOf(ArrayLayout layout) {
    try {
      return layout.bytes();
    } catch (ArithmeticException e) {
      throw MalformedArrayException.unlikeNumPys("has the absurd shape " + layout.shapeText());
    }
  }

  private void fill(byte[] block, int count) throws IOException {
    if (in.readNBytes(block, 0, count) < count) {
      throw MalformedArrayException.damaged("ends early");
    }
  }

  private void requireMagnitude(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(Math.abs(values[i]) <= maxMagnitude)) {
        throw MalformedArrayException.number(values[i], layout.index(position + i));
      }
    }
  }
}
