package io.supercool.tracking.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.util.Event;

/** Reads event files with TensorFlow's classes, and checksums computed bit by bit. */
public final class EventFiles {
  private static final int CASTAGNOLI = 0x82f63b78;

  private EventFiles() {}

  /** All events; an error if a checksum is wrong or the file ends within a record. */
  public static List<Event> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = take(bytes, 8);
      check(length, bytes.getInt());
      byte[] record =
          take(bytes, (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
      check(record, bytes.getInt());
      events.add(Event.parseFrom(record));
    }
    return events;
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] bytes = new byte[count];
    from.get(bytes);
    return bytes;
  }

  /** {@code masked} is ((crc >> 15) | (crc << 17)) + 0xa282ead8. */
  private static void check(byte[] bytes, int masked) throws IOException {
    int rotated = masked - 0xa282ead8;
    int expected = (rotated >>> 17) | (rotated << 15);
    int crc = ~0;
    for (byte value : bytes) {
      crc ^= value & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * CASTAGNOLI);
      }
    }
    if (~crc != expected) {
      throw new IOException("checksum is %08x, not %08x".formatted(expected, ~crc));
    }
  }
}
