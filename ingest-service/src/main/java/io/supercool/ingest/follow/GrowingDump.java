package io.supercool.ingest.follow;

import io.supercool.reader.FrameSink;
import io.supercool.reader.KobAndersen;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.lammps.LammpsDumpParser;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows a LAMMPS text dump to which a simulation appends. A frame is taken once its last line is
 * there with its line break; until then it waits. Memory is that of one frame.
 *
 * <p><b>Bad frames.</b> Each is refused once, also over restarts. What follows it is published.
 *
 * <p><b>Begun anew.</b> The file counts as another, which is warned of, and is followed from its
 * start, if
 *
 * <ul>
 *   <li>it is shorter than what was published of it;
 *   <li>its first 512 bytes, or the 4096 before the end of what was published, are not as they
 *       were: looked at every time;
 *   <li>it was changed without a change of its size, and anything that was published is not as it
 *       was: then all of it is read again;
 *   <li>another file has taken its name. The rest of the old one is published before.
 * </ul>
 *
 * Frames that come again so have their ids again: who publishes them knows the same frame from one
 * that differs. A file that is cut short, but not before the end of the last published frame, goes
 * on, with a warning. One that is removed, and not replaced within ten seconds, has ended. Not seen
 * is a change in the middle of what was published while the file also grew.
 */
public final class GrowingDump implements Follower {
  private static final long LOOK_MILLIS = 100;
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** The part of the time that looking at a frame which is not whole yet may take: a fifth. */
  private static final long REST = 4;

  private final Source source;
  private final ReadLimits limits;
  private final FollowState state;
  private final Duration grace;
  private DumpPosition position;
  private @Nullable LammpsDumpParser latest;
  private boolean looked;
  private long seen;
  private long modified;

  /** Follows {@code source} from where {@code state} says. */
  public GrowingDump(Source source, ReadLimits limits, FollowState state) {
    this(source, limits, state, GRACE);
  }

  /** Waits as long as {@code grace} for a file that takes the place of one that is gone. */
  GrowingDump(Source source, ReadLimits limits, FollowState state, Duration grace) {
    this.source = source;
    this.limits = limits;
    this.state = state;
    this.grace = grace;
    this.position = state.position();
    DumpPosition.Tail tail = position.tail();
    this.seen = tail == null ? 0 : tail.size();
    this.modified = tail == null ? 0 : tail.modified();
  }

  @Override
  public String follow(FrameSink sink, Attention attention) throws InterruptedException {
    try {
      while (followFile(sink, attention) && awaitNext(attention)) {
        beginAnew("was replaced by another of its name", sink);
      }
      return attention.reason();
    } catch (MalformedFrameException e) {
      throw e.in(source.file());
    } catch (IOException e) {
      throw fault("cannot be read: " + e, "check the path and its permissions");
    }
  }

  /** Until attention is over, or the file is gone from its name; whether it is gone. */
  private boolean followFile(FrameSink sink, Attention attention)
      throws IOException, InterruptedException {
    Path file = source.file();
    Object key = key(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      do {
        long start = System.nanoTime();
        // Asked before the last look, so that what was appended until then is not left behind.
        boolean gone = !key.equals(key(file));
        boolean news = look(channel, sink, attention);
        if (gone && !attention.isWithdrawn()) {
          return true;
        }
        if (!news) {
          long spent = (System.nanoTime() - start) / 1_000_000;
          Thread.sleep(Math.max(LOOK_MILLIS, REST * spent));
        }
      } while (!attention.isOver());
      return false;
    }
  }

  /** Whether there is another file before attention is over. */
  private boolean awaitNext(Attention attention) throws InterruptedException {
    long end = System.nanoTime() + grace.toNanos();
    while (!Files.exists(source.file())) {
      if (attention.isOver()) {
        return false;
      }
      if (System.nanoTime() > end) {
        throw fault(
            "was removed; all whole frames of it are published", "follow the one that is written");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /** Publishes the frames that have become whole; whether there were any. */
  boolean look(SeekableByteChannel channel, FrameSink sink, Attention attention)
      throws IOException {
    long size = channel.size();
    long changed = changed();
    String doubt = doubt(new DumpBytes(channel), size, changed);
    if (doubt != null) {
      beginAnew(doubt, sink);
    } else if (size < seen) {
      warn(
          sink,
          "was cut short from %d to %d bytes: what was cut is not read".formatted(seen, size));
    }
    if (looked && size == seen && changed == modified) {
      return false;
    }
    attention.heard();
    looked = true;
    seen = size;
    modified = changed;
    long before = position.frames();
    channel.position(position.offset());
    read(channel, sink, attention);
    return position.frames() > before;
  }

  /** Why the file is not that of which frames were published; null if it is. */
  private @Nullable String doubt(DumpBytes bytes, long size, long changed) throws IOException {
    if (size < position.offset()) {
      return "was overwritten or cut short to %d bytes".formatted(size);
    }
    if (bytes.differFrom(position)) {
      return "was overwritten or cut short and begun anew";
    }
    if (size == seen && changed != modified && bytes.differAnywhereFrom(position)) {
      return "was changed in place";
    }
    return null;
  }

  private void beginAnew(String reason, FrameSink sink) {
    long rest = seen - position.offset();
    warn(
        sink,
        "%s after %d frames were published%s: it is followed from its start"
            .formatted(
                reason,
                position.frames(),
                rest > 0 ? " and %d bytes were no whole frame yet".formatted(rest) : ""));
    position = DumpPosition.START.withFrames(position.frames());
    state.position(position);
    latest = null;
    looked = false;
    seen = 0;
  }

  private void read(SeekableByteChannel channel, FrameSink sink, Attention attention)
      throws IOException {
    long begin = position.offset();
    LammpsDumpParser frames =
        latest == null
            ? new LammpsDumpParser(Channels.newInputStream(channel), limits, position.units(), true)
            : latest.continuedOn(Channels.newInputStream(channel));
    latest = frames;
    boolean more = true;
    while (more && !attention.isWithdrawn()) {
      try {
        Frame frame = frames.next();
        if (frame == null) {
          return;
        }
        KobAndersen.doubt(frame.speciesNames(), frame.species(), frame.units())
            .ifPresent(frames.warnings()::add);
        passWarnings(frames, begin, sink);
        sink.accept(frame.configuration(source));
        attention.heard();
        settle(begin + frames.offset(), 1, frames, channel);
      } catch (MalformedFrameException e) {
        if (e.isEndsEarly()) {
          return;
        }
        refuse(e, begin, sink);
        more = frames.skipToNextFrame();
        if (more) {
          settle(begin + frames.offset(), 0, frames, channel);
        }
      }
    }
  }

  private void refuse(MalformedFrameException fault, long begin, FrameSink sink) {
    if (position.hasRefused()) {
      return;
    }
    sink.refuse((begin == 0 ? fault : fault.within("from byte " + begin)).in(source.file()));
    position = position.withRefused(true);
    state.position(position);
  }

  private void passWarnings(LammpsDumpParser frames, long begin, FrameSink sink) {
    for (SourceWarning warning : frames.warnings().take(source.file())) {
      String place = (begin == 0 ? "" : "from byte " + begin + ": ") + warning.place();
      sink.warn(new SourceWarning(source.file(), place, warning.text()));
    }
  }

  private void settle(
      long offset, int published, LammpsDumpParser frames, SeekableByteChannel channel)
      throws IOException {
    long reading = channel.position();
    position =
        new DumpBytes(channel)
            .settled(position, offset, seen, modified)
            .with()
            .frames(position.frames() + published)
            .units(frames.units())
            .build();
    channel.position(reading);
    state.position(position);
  }

  /** When the file of this name was changed. */
  private long changed() throws IOException {
    try {
      return Files.getLastModifiedTime(source.file()).to(TimeUnit.NANOSECONDS);
    } catch (NoSuchFileException e) {
      return modified;
    }
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

  private void warn(FrameSink sink, String text) {
    sink.warn(new SourceWarning(source.file(), "byte " + position.offset(), text));
  }

  private SourceFormatException fault(String reason, String advice) {
    return new SourceFormatException(source.file(), "file", reason, advice);
  }
}
