package io.supercool.reader.frame;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.reader.ContentHash;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the frames of one file ids that differ, though their steps may not: a file to which a
 * second simulation was written, or one that began anew from a restart file.
 *
 * <ul>
 *   <li>A frame whose step is greater than that before it goes on with its segment.
 *   <li>One that is the same as an earlier frame, with the same step, is left out.
 *   <li>Any other begins the next segment, which is a trajectory of its own: {@code NAME-segment2}.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class Segments {
  private static final String MARK = "-segment";

  /** So many of the latest frames are known again. */
  private static final int REMEMBERED = 200_000;

  private final Map<Content, Boolean> earlier =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  private long last = -1;
  private int segment = 1;

  private record Content(long step, ContentHash hash) {}

  /** The frame under the id that it may have; null if it came before. */
  @Nullable Configuration next(Configuration frame) {
    long step = frame.snapshot().step();
    Content content = new Content(step, ContentHash.of(frame));
    boolean known = earlier.putIfAbsent(content, true) != null;
    if (step <= last) {
      if (known) {
        return null;
      }
      segment++;
    }
    last = step;
    return named(frame, segment);
  }

  /** Which segment the latest frame is of, from 1. */
  int segment() {
    return segment;
  }

  /** The frame as one of a segment's trajectory. */
  public static Configuration named(Configuration frame, int segment) {
    if (segment == 1) {
      return frame;
    }
    SnapshotId id = frame.snapshot();
    String mark = MARK + segment;
    String name = id.trajectory();
    int room = Math.min(name.length(), SnapshotId.MAX_NAME - mark.length());
    return frame.withHeader(
        frame
            .header()
            .withId(new SnapshotId(name.substring(0, room) + mark, id.configuration(), id.step())));
  }
}
