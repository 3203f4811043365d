package io.supercool.storage.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A member that is whole, but packed or encrypted in a way that is not read, so that the JDK takes
 * the archive for a damaged one. Layout: PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16.
 */
final class ForeignMember {
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int MAX_END_BYTES = END_BYTES + 0xffff;
  private static final int MAX_DIRECTORY_BYTES = 1 << 20;
  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 99;

  private ForeignMember() {}

  /** The fault of the first such member of {@code file}. */
  static Optional<NpzException> find(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer directory = directory(channel);
      while (directory.remaining() >= ENTRY_BYTES
          && directory.getInt(directory.position()) == ENTRY) {
        int at = directory.position();
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int skipped =
            Short.toUnsignedInt(directory.getShort(at + 30))
                + Short.toUnsignedInt(directory.getShort(at + 32));
        if (directory.remaining() < ENTRY_BYTES + nameLength + skipped) {
          break;
        }
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        boolean encrypted = (directory.getShort(at + 8) & 1) != 0 || method == ENCRYPTED;
        if (encrypted || method != STORED && method != DEFLATED) {
          byte[] name = new byte[nameLength];
          directory.position(at + ENTRY_BYTES).get(name);
          return Optional.of(
              fault(file, new String(name, StandardCharsets.UTF_8), encrypted, method));
        }
        directory.position(at + ENTRY_BYTES + nameLength + skipped);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static NpzException fault(Path file, String name, boolean encrypted, int method) {
    return new NpzException(
        file,
        "member " + name,
        encrypted
            ? "is encrypted, which is not supported"
            : "is compressed by %s, which is not supported".formatted(name(method)),
        "write it with numpy.savez_compressed (deflate)");
  }

  private static String name(int method) {
    return switch (method) {
      case 9 -> "deflate64";
      case 12 -> "bzip2";
      case 14 -> "lzma";
      case 20, 93 -> "zstd";
      case 95 -> "xz";
      case 98 -> "ppmd";
      default -> "method " + method;
    };
  }

  /** The directory's bytes; none if it is not found or too long. */
  private static ByteBuffer directory(FileChannel channel) throws IOException {
    int tailLength = (int) Math.min(MAX_END_BYTES, channel.size());
    ByteBuffer tail = read(channel, channel.size() - tailLength, tailLength);
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        long length = Integer.toUnsignedLong(tail.getInt(at + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
        return length <= MAX_DIRECTORY_BYTES
            ? read(channel, offset, (int) length)
            : ByteBuffer.allocate(0);
      }
    }
    return ByteBuffer.allocate(0);
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, offset + bytes.position());
    }
    return bytes.flip();
  }
}
