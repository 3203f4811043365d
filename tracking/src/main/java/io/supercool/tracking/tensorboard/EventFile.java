package io.supercool.tracking.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A TFRecord file: each record has its length in 8 bytes, their checksum in 4, its bytes and their
 * checksum in 4, all little-endian. A checksum is a CRC-32C, rotated right by 15 bits, plus a
 * constant.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;

  /** Makes {@code file}. */
  EventFile(Path file) throws IOException {
    out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Adds a record in one write: who reads meanwhile sees it whole once it is there. */
  void add(byte[] record) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + record.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(record.length);
    bytes.putInt(checksum(bytes.array(), Long.BYTES));
    bytes.put(record);
    bytes.putInt(checksum(record, record.length));
    out.write(bytes.array());
    out.flush();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
