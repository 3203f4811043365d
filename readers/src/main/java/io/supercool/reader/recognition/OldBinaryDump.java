package io.supercool.reader.recognition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Binary LAMMPS dumps of versions before 2020, which have no signature: step and number of atoms in
 * 8 bytes each, whether the box is tilted and six kinds of boundary in 4, and the box.
 */
final class OldBinaryDump {
  private static final int HEADER_BYTES = 2 * Long.BYTES + 7 * Integer.BYTES + 6 * Double.BYTES;
  private static final long MAX_ATOMS = 1L << 40;
  private static final int BOUNDARY_KINDS = 4;

  private OldBinaryDump() {}

  /** Whether a file that begins so is one. */
  static boolean begins(byte[] start) {
    if (start.length < HEADER_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    long step = header.getLong();
    long atoms = header.getLong();
    int tilted = header.getInt();
    boolean possible = step >= 0 && atoms > 0 && atoms < MAX_ATOMS && (tilted == 0 || tilted == 1);
    for (int face = 0; face < 6; face++) {
      int boundary = header.getInt();
      possible &= boundary >= 0 && boundary < BOUNDARY_KINDS;
    }
    for (int axis = 0; axis < 3; axis++) {
      possible &= header.getDouble() < header.getDouble();
    }
    return possible;
  }
}
