package io.supercool.reader.h5md;

import io.supercool.reader.frame.MalformedFrameException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Checks the heads of a file's array indexes of chunks, because the library makes room for as many
 * chunks as they claim before it looks for one.
 *
 * <p>Layout: HDF5 File Format Specification 3.0, VII.C and VII.D.
 */
final class ChunkIndexes {
  private static final int EXTENSIBLE = 0x44484145; // EAHD
  private static final int FIXED = 0x44484146; // FAHD
  private static final int EXTENSIBLE_COUNT_AT = 44;
  private static final int FIXED_COUNT_AT = 8;
  private static final int FEW_CHUNKS = 1024;

  private ChunkIndexes() {}

  /**
   * Looks at every place that begins like such a head.
   *
   * @throws MalformedFrameException if one claims more chunks than the file has bytes
   */
  static void check(ByteBuffer mapped) {
    ByteBuffer file = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = file.limit() - EXTENSIBLE_COUNT_AT - Long.BYTES;
    // Of four letters in a row, one is at a multiple of four.
    for (int at = 0; at <= end; at += Integer.BYTES) {
      byte letter = file.get(at);
      if (letter >= 'A' && letter <= 'H') {
        for (int start = Math.max(0, at - 3); start <= at; start++) {
          check(file, start);
        }
      }
    }
  }

  private static void check(ByteBuffer file, int start) {
    int signature = file.getInt(start);
    boolean extensible = signature == EXTENSIBLE;
    // Version 0, and a client for chunks as they are or filtered: else it is something else's
    // bytes.
    if (!extensible && signature != FIXED || file.get(start + 4) != 0 || file.get(start + 5) > 1) {
      return;
    }
    long chunks = file.getLong(start + (extensible ? EXTENSIBLE_COUNT_AT : FIXED_COUNT_AT));
    if (chunks < 0 || chunks > (long) FEW_CHUNKS + file.limit()) {
      throw new MalformedFrameException(
          "an index at offset %d claims %d chunks in a file of %d bytes"
              .formatted(start, chunks, file.limit()),
          "the file is damaged: copy it again");
    }
  }
}
