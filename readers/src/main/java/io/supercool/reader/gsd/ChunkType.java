package io.supercool.reader.gsd;

import io.supercool.reader.frame.MalformedFrameException;
import java.nio.ByteBuffer;

/** Element types of GSD chunks, by the numbers they have in the file. */
enum ChunkType {
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  FLOAT(4),
  DOUBLE(8),
  CHARACTER(1);

  private final int bytes;

  ChunkType(int bytes) {
    this.bytes = bytes;
  }

  /** The type of this number, from 1. */
  static ChunkType of(int number) {
    if (number < 1 || number > values().length) {
      throw new MalformedFrameException(
          "a chunk has the unknown element type " + number, "the file is damaged: copy it again");
    }
    return values()[number - 1];
  }

  /** Bytes of an element. */
  int bytes() {
    return bytes;
  }

  /** Whether elements are whole numbers. */
  boolean isWhole() {
    return this != FLOAT && this != DOUBLE;
  }

  /**
   * The next element of whole numbers; those without a sign that fill 64 bits are negative.
   * Advances {@code in}.
   */
  long nextWhole(ByteBuffer in) {
    return bytes == Long.BYTES ? in.getLong() : (long) next(in);
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }

  /** The next element. Advances {@code in}. */
  double next(ByteBuffer in) {
    return switch (this) {
      case UINT8, CHARACTER -> Byte.toUnsignedInt(in.get());
      case UINT16 -> Short.toUnsignedInt(in.getShort());
      case UINT32 -> Integer.toUnsignedLong(in.getInt());
      case UINT64 -> unsigned(in.getLong());
      case INT64 -> in.getLong();
      case INT8 -> in.get();
      case INT16 -> in.getShort();
      case INT32 -> in.getInt();
      case FLOAT -> in.getFloat();
      case DOUBLE -> in.getDouble();
    };
  }
}
