package io.supercool.ingest.follow;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.reader.ContentHash;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import java.util.HashSet;
import java.util.Set;

/**
 * A file that is read more than once, because it may not be whole yet: what it holds is handed on
 * once, however often it is read. Not thread-safe.
 */
final class TriedFile {
  private final Set<Published> published = new HashSet<>();
  private final Set<SourceWarning> warned = new HashSet<>();

  private record Published(SnapshotId id, ContentHash content) {}

  /** Takes what a first try gives: a fault ends it, and is not told. */
  FrameSink first(FrameSink sink) {
    return new Once(sink) {
      @Override
      public void refuse(SourceFormatException fault) {
        throw fault;
      }
    };
  }

  /** Takes what the last try gives, with its faults. */
  FrameSink last(FrameSink sink) {
    return new Once(sink);
  }

  /** Hands on what was not handed on before. */
  private class Once implements FrameSink {
    private final FrameSink sink;

    Once(FrameSink sink) {
      this.sink = sink;
    }

    @Override
    public void accept(Configuration configuration) {
      Published frame = new Published(configuration.snapshot(), ContentHash.of(configuration));
      if (!published.contains(frame)) {
        sink.accept(configuration);
        published.add(frame);
      }
    }

    @Override
    public void refuse(SourceFormatException fault) {
      sink.refuse(fault);
    }

    @Override
    public void warn(SourceWarning warning) {
      if (warned.add(warning)) {
        sink.warn(warning);
      }
    }
  }
}
