package io.supercool.reader.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file holds before and behind its zip archive.
 *
 * <p>Layout: PKWARE's APPNOTE.TXT 4.3.16, the end of central directory record.
 */
final class ArchiveEnds {
  private static final int SIGNATURE = 0x06054b50;
  private static final int BYTES = 22;
  private static final int MAX_SEARCHED = BYTES + 0xFFFF;
  private static final long ZIP64 = 0xFFFFFFFFL;

  private ArchiveEnds() {}

  /** What of the file is not of the archive. */
  static Optional<String> doubt(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer end =
          ByteBuffer.allocate((int) Math.min(size, MAX_SEARCHED)).order(ByteOrder.LITTLE_ENDIAN);
      long start = size - end.capacity();
      while (end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {
        continue;
      }
      for (int at = end.position() - BYTES; at >= 0; at--) {
        if (end.getInt(at) == SIGNATURE) {
          long directoryBytes = Integer.toUnsignedLong(end.getInt(at + 12));
          long directoryAt = Integer.toUnsignedLong(end.getInt(at + 16));
          int comment = Short.toUnsignedInt(end.getShort(at + 20));
          long before =
              directoryAt == ZIP64 || directoryBytes == ZIP64
                  ? 0
                  : start + at - directoryBytes - directoryAt;
          return text(before, size - (start + at) - BYTES - comment);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Told when the archive is read.
    }
  }

  private static Optional<String> text(long before, long behind) {
    if (before > 0) {
      return Optional.of(
          "%d bytes before the archive are not of it and not read: was it appended to another?"
              .formatted(before));
    }
    return behind > 0
        ? Optional.of("%d bytes behind the archive are not of it and not read".formatted(behind))
        : Optional.empty();
  }
}
