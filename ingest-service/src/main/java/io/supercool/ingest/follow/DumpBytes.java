package io.supercool.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32C;

/**
 * Whether a file still is the one of which frames were published: by its first bytes, by those
 * before the offset, and, where there is a doubt, by all before the offset. Leaves the channel
 * wherever it has read to.
 */
final class DumpBytes {
  private static final int HEAD_BYTES = 512;
  private static final int TAIL_BYTES = 4096;
  private static final int BLOCK_BYTES = 1 << 16;

  /** FNV-1a, 64 bits: one that goes on from where it was left. */
  private static final long FNV_PRIME = 0x100000001b3L;

  private final SeekableByteChannel channel;

  DumpBytes(SeekableByteChannel channel) {
    this.channel = channel;
  }

  /** Whether its beginning, or what stands before the offset, is not as it was. */
  boolean differFrom(DumpPosition position) throws IOException {
    DumpPosition.Tail tail = position.tail();
    return crc(0, position.headBytes()) != position.headChecksum()
        || tail != null && crc(position.offset() - tail.bytes(), tail.bytes()) != tail.checksum();
  }

  /** Whether anything before the offset is not as it was. Reads all of it. */
  boolean differAnywhereFrom(DumpPosition position) throws IOException {
    DumpPosition.Tail tail = position.tail();
    return tail != null && fnv(0, 0, position.offset()) != tail.wholeChecksum();
  }

  /**
   * The position once the bytes up to {@code offset} are settled too.
   *
   * @param size of the file, as it was before they were read
   * @param modified when the file was changed
   */
  DumpPosition settled(DumpPosition before, long offset, long size, long modified)
      throws IOException {
    DumpPosition.Tail tail = before.tail();
    int tailBytes = (int) Math.min(TAIL_BYTES, offset);
    boolean first = before.headBytes() == 0;
    int headBytes = first ? (int) Math.min(HEAD_BYTES, offset) : before.headBytes();
    return before
        .with()
        .offset(offset)
        .headBytes(headBytes)
        .headChecksum(first ? crc(0, headBytes) : before.headChecksum())
        .tail(
            new DumpPosition.Tail(
                tailBytes,
                crc(offset - tailBytes, tailBytes),
                tail == null
                    ? fnv(0, 0, offset)
                    : fnv(tail.wholeChecksum(), before.offset(), offset),
                size,
                modified))
        .refused(null)
        .build();
  }

  private long crc(long from, int length) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(channel(from).readNBytes(length));
    return checksum.getValue();
  }

  private long fnv(long before, long from, long to) throws IOException {
    InputStream in = channel(from);
    long hash = before;
    byte[] block = new byte[BLOCK_BYTES];
    for (long left = to - from; left > 0; ) {
      int read = in.readNBytes(block, 0, (int) Math.min(left, block.length));
      if (read == 0) {
        return ~hash; // The file is shorter than it was.
      }
      for (int i = 0; i < read; i++) {
        hash = (hash ^ (block[i] & 0xff)) * FNV_PRIME;
      }
      left -= read;
    }
    return hash;
  }

  private InputStream channel(long from) throws IOException {
    channel.position(from);
    return Channels.newInputStream(channel);
  }
}
