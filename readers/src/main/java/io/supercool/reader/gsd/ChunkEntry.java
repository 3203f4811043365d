package io.supercool.reader.gsd;

import io.supercool.reader.frame.MalformedFrameException;
import java.nio.ByteBuffer;

/**
 * One entry of a GSD file's index.
 *
 * @param frame the chunk is of
 * @param rows of its array
 * @param location in the file; 0 in an entry that is not used
 * @param columns of its array
 * @param name index into the list of names
 * @param type number of the element type
 */
record ChunkEntry(long frame, long rows, long location, long columns, int name, int type) {
  static final int BYTES = 32;

  /** Where the chunk ends in the file; beyond every file if it cannot be. */
  long end() {
    try {
      long elements = Math.multiplyExact(rows, columns);
      return Math.addExact(
          location, Math.multiplyExact(elements, (long) ChunkType.of(type).bytes()));
    } catch (ArithmeticException | MalformedFrameException e) {
      return Long.MAX_VALUE; // Told when the chunk is read.
    }
  }

  /** Reads an entry. Advances {@code in}. */
  static ChunkEntry read(ByteBuffer in) {
    long frame = in.getLong();
    long rows = in.getLong();
    long location = in.getLong();
    long columns = Integer.toUnsignedLong(in.getInt());
    int name = Short.toUnsignedInt(in.getShort());
    int type = Byte.toUnsignedInt(in.get());
    in.get();
    return new ChunkEntry(frame, rows, location, columns, name, type);
  }
}
