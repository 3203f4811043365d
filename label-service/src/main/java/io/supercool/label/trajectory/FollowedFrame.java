package io.supercool.label.trajectory;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One block of a frame that waits for a later one.
 *
 * @param step of the frame
 * @param positions followed through the faces of the box, {@code [particle * dimensions + axis]}
 */
record FollowedFrame(long step, double[] positions) {

  /** As it is stored. */
  byte[] bytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(8, Math.multiplyExact(8, positions.length)));
    bytes.putLong(step).asDoubleBuffer().put(positions);
    return bytes.array();
  }

  /** As it was stored; null for nothing. */
  static @Nullable FollowedFrame of(byte @Nullable [] stored) {
    if (stored == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    long step = bytes.getLong();
    double[] positions = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(positions);
    return new FollowedFrame(step, positions);
  }
}
