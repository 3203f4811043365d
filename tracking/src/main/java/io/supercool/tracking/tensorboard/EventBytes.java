package io.supercool.tracking.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;

/**
 * TensorFlow's {@code Event} as Protocol Buffers: the fields {@code wall_time} (1), {@code step}
 * (2), {@code file_version} (3) and {@code summary} (5). A summary is a list (1) of values with
 * {@code tag} (1) and {@code simple_value} (2).
 */
final class EventBytes {
  private static final int VARINT = 0;
  private static final int DOUBLE = 1;
  private static final int BYTES = 2;
  private static final int FLOAT = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private EventBytes() {}

  /** The first event of a file: what the others are. */
  static byte[] version(Instant at) {
    EventBytes event = new EventBytes();
    event.number(1, seconds(at));
    event.bytes(3, "brain.Event:2".getBytes(UTF_8));
    return event.out.toByteArray();
  }

  /** Scalars of one step, by tag. */
  static byte[] scalars(Instant at, long step, Map<String, Double> values) {
    EventBytes summary = new EventBytes();
    values.forEach((tag, value) -> summary.bytes(1, value(tag, value)));
    EventBytes event = new EventBytes();
    event.number(1, seconds(at));
    event.key(2, VARINT);
    event.varint(step);
    event.bytes(5, summary.out.toByteArray());
    return event.out.toByteArray();
  }

  private static byte[] value(String tag, double value) {
    EventBytes bytes = new EventBytes();
    bytes.bytes(1, tag.getBytes(UTF_8));
    bytes.key(2, FLOAT);
    bytes.out.writeBytes(
        ByteBuffer.allocate(Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat((float) value)
            .array());
    return bytes.out.toByteArray();
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1e3;
  }

  private void number(int field, double value) {
    key(field, DOUBLE);
    out.writeBytes(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
  }

  private void bytes(int field, byte[] value) {
    key(field, BYTES);
    varint(value.length);
    out.writeBytes(value);
  }

  private void key(int field, int type) {
    varint((long) field << 3 | type);
  }

  /** Seven bits a byte, the lowest first; all but the last have the highest bit set. */
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
