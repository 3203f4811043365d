package io.supercool.ingest.follow;

import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.lammps.LammpsDumpParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Follows a LAMMPS text dump to which a simulation appends. A frame is taken once its last line is
 * there with its line break; until then it waits. Memory is that of one frame.
 */
public final class GrowingDump implements Follower {
  private static final int HEAD_BYTES = 512;
  private static final long LOOK_MILLIS = 100;

  /** The part of the time that looking at a frame which is not whole yet may take: a fifth. */
  private static final long REST = 4;

  private final Source source;
  private final ReadLimits limits;
  private final FollowState state;
  private DumpPosition position;
  private long seen;
  private long refusedAt = -1;

  /** Follows {@code source} from where {@code state} says. */
  public GrowingDump(Source source, ReadLimits limits, FollowState state) {
    this.source = source;
    this.limits = limits;
    this.state = state;
    this.position = state.position();
  }

  @Override
  public String follow(FrameSink sink, Attention attention) throws InterruptedException {
    Path file = source.file();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Object key = key(file);
      do {
        long start = System.nanoTime();
        // Asked before the last look, so that what was appended until then is not left behind.
        boolean gone = !key.equals(key(file));
        boolean news = look(channel, sink, attention);
        if (gone) {
          throw fault(
              "file", "was replaced or removed; all of it is published", "follow the new one");
        }
        if (!news) {
          long spent = (System.nanoTime() - start) / 1_000_000;
          Thread.sleep(Math.max(LOOK_MILLIS, REST * spent));
        }
      } while (!attention.isOver());
      return attention.reason();
    } catch (IOException e) {
      throw fault("file", "cannot be read: " + e, "check the path and its permissions");
    }
  }

  /** Publishes the frames that have become whole; whether there were any. */
  boolean look(SeekableByteChannel channel, FrameSink sink, Attention attention)
      throws IOException {
    long size = channel.size();
    if (size < position.offset() || size < seen || isAnother(channel)) {
      throw fault(
          "byte " + position.offset(),
          "was overwritten or cut short to %d bytes after %d frames were published"
              .formatted(size, position.frames()),
          "if the simulation was started anew, follow it again, under another name with"
              + " --trajectory");
    }
    if (size == seen) {
      return false;
    }
    attention.heard();
    seen = size;
    long before = position.frames();
    channel.position(position.offset());
    read(channel, sink, attention);
    return position.frames() > before;
  }

  private void read(SeekableByteChannel channel, FrameSink sink, Attention attention)
      throws IOException {
    long begin = position.offset();
    InputStream in = Channels.newInputStream(channel);
    LammpsDumpParser frames = new LammpsDumpParser(in, limits, position.units(), true);
    boolean more = true;
    while (more && !attention.isWithdrawn()) {
      try {
        Frame frame = frames.next();
        if (frame == null) {
          return;
        }
        sink.accept(frame.configuration(source));
        attention.heard();
        publishedUpTo(begin + frames.offset(), frames.units(), channel);
      } catch (MalformedFrameException e) {
        if (e.isEndsEarly()) {
          return;
        }
        if (position.offset() != refusedAt) {
          refusedAt = position.offset();
          sink.refuse(e.in(source.file()));
        }
        more = frames.skipToNextFrame();
      }
    }
  }

  private void publishedUpTo(long offset, @Nullable String units, SeekableByteChannel channel)
      throws IOException {
    int headBytes = position.headBytes();
    long checksum = position.headChecksum();
    if (headBytes == 0) {
      headBytes = (int) Math.min(HEAD_BYTES, offset);
      checksum = checksum(channel, headBytes);
    }
    position = new DumpPosition(offset, position.frames() + 1, units, headBytes, checksum);
    state.position(position);
  }

  private boolean isAnother(SeekableByteChannel channel) throws IOException {
    return position.headBytes() > 0
        && checksum(channel, position.headBytes()) != position.headChecksum();
  }

  /** Of the file's beginning; leaves the channel where it is. */
  private static long checksum(SeekableByteChannel channel, int bytes) throws IOException {
    long before = channel.position();
    channel.position(0);
    CRC32C checksum = new CRC32C();
    checksum.update(Channels.newInputStream(channel).readNBytes(bytes));
    channel.position(before);
    return checksum.getValue();
  }

  /** What tells the file of this name from another that takes its place. */
  private static Object key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file : key;
    } catch (NoSuchFileException e) {
      return "none";
    }
  }

  private SourceFormatException fault(String place, String reason, String advice) {
    return new SourceFormatException(source.file(), place, reason, advice);
  }
}
