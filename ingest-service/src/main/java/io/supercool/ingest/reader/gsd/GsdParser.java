package io.supercool.ingest.reader.gsd;

import io.supercool.ingest.reader.frame.Frame;
import io.supercool.ingest.reader.frame.FrameParser;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the chunks of each frame; what a frame does not say is as in the first. */
final class GsdParser implements FrameParser {
  private final GsdFile file;
  private Map<String, ChunkEntry> first = Map.of();
  private @Nullable ChunkEntry ahead;
  private boolean begun;
  private long latest = -1;

  /** Frames of a file, which the caller closes. */
  GsdParser(GsdFile file) {
    this.file = file;
  }

  @Override
  public @Nullable Frame next() throws IOException {
    try {
      Map<String, ChunkEntry> chunks = nextChunks();
      if (chunks.isEmpty()) {
        return null;
      }
      return new GsdFrame(file, chunks, first).read();
    } catch (MalformedFrameException e) {
      throw e.at("frame %d".formatted(latest + 1));
    }
  }

  @Override
  public boolean skipToNextFrame() {
    return ahead != null;
  }

  private Map<String, ChunkEntry> nextChunks() throws IOException {
    if (!begun) {
      begun = true;
      ahead = file.nextEntry();
    }
    Map<String, ChunkEntry> chunks = new HashMap<>();
    ChunkEntry entry = ahead;
    if (entry == null) {
      return chunks;
    }
    long frame = entry.frame();
    boolean ascending = frame > latest;
    while (entry != null && entry.frame() == frame) {
      chunks.put(file.name(entry), entry);
      entry = file.nextEntry();
    }
    ahead = entry;
    if (!ascending) {
      throw new MalformedFrameException(
          "the index goes back to frame %d".formatted(frame + 1),
          "the file is damaged: copy it again");
    }
    latest = frame;
    if (first.isEmpty()) {
      first = chunks;
    }
    return chunks;
  }
}
