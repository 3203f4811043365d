package io.supercool.reader.gsd;

import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.SpeciesResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the chunks of each frame; what a frame does not say is as in the first. */
final class GsdParser implements FrameParser {
  private final GsdFile file;
  private final FrameWarnings warnings = new FrameWarnings();
  private final SpeciesResolver resolver = new SpeciesResolver(warnings);
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
      warnings.at("frame %d".formatted(latest + 2));
      Map<String, ChunkEntry> chunks = nextChunks();
      if (chunks.isEmpty()) {
        return null;
      }
      return new GsdFrame(file, chunks, first, resolver).read();
    } catch (MalformedFrameException e) {
      throw e.at("frame %d".formatted(latest + 1));
    }
  }

  @Override
  public FrameWarnings warnings() {
    return warnings;
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
