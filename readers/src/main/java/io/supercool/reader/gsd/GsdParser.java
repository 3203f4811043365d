package io.supercool.reader.gsd;

import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.SpeciesResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the chunks of each frame; what a frame does not say is as in the first. Not thread-safe.
 */
final class GsdParser implements FrameParser {
  private static final String STEP = "configuration/step";
  private static final Set<String> KNOWN =
      Set.of(
          "configuration/box",
          "configuration/dimensions",
          STEP,
          "particles/N",
          "particles/types",
          "particles/typeid",
          "particles/position",
          "particles/image");

  /** Chunks that say nothing of species and places, or of what need not be known for them. */
  private static final Pattern NOT_NEEDED =
      Pattern.compile(
          "particles/(mass|charge|diameter|body|moment_inertia|orientation|velocity|angmom"
              + "|type_shapes)|(bonds|angles|dihedrals|impropers|constraints|pairs|log|state)/.*");

  private final GsdFile file;
  private final FrameWarnings warnings = new FrameWarnings();
  private final GsdTypes types;
  private Map<String, ChunkEntry> first = Map.of();
  private @Nullable ChunkEntry ahead;
  private boolean begun;
  private boolean stepless = true;
  private long latest = -1;

  /**
   * Frames of a file, which the caller closes.
   *
   * @throws MalformedFrameException if its schema is not HOOMD's
   */
  GsdParser(GsdFile file) {
    this.file = file;
    this.types = new GsdTypes(file, new SpeciesResolver(warnings), warnings);
    if (!file.schema().equals("hoomd")) {
      throw new MalformedFrameException(
          "the schema is `%s`, of which nothing is known".formatted(file.schema()),
          "write it with HOOMD or gsd.hoomd, whose schema is `hoomd`");
    }
    if (file.schemaVersion() >>> 16 != 1) {
      warnings.add(
          "version %d of HOOMD's schema is not known: read as 1"
              .formatted(file.schemaVersion() >>> 16));
    }
  }

  @Override
  public @Nullable Frame next() throws IOException {
    if (!begun) {
      begun = true;
      ahead = file.nextEntry();
      if (ahead == null) {
        throw new MalformedFrameException(
                "the file holds no frames", "it may not be written yet: write it again")
            .at("file");
      }
    }
    try {
      warnings.at("frame %d".formatted(latest + 2));
      Map<String, ChunkEntry> chunks = nextChunks();
      if (chunks.isEmpty()) {
        doubtEnd();
        return null;
      }
      stepless &= !chunks.containsKey(STEP);
      Frame frame = new GsdFrame(file, chunks, first, types, warnings).read();
      if (stepless && latest > 0) {
        warnings.add("the file has no steps: the frames are numbered");
        return frame.withStep(latest);
      }
      return frame;
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
    Map<String, ChunkEntry> chunks = new HashMap<>();
    ChunkEntry entry = ahead;
    if (entry == null) {
      return chunks;
    }
    long frame = entry.frame();
    boolean ascending = frame > latest;
    boolean twice = false;
    while (entry != null && entry.frame() == frame) {
      String name = file.name(entry);
      doubt(name);
      twice |= chunks.put(name, entry) != null && KNOWN.contains(name);
      entry = file.nextEntry();
    }
    ahead = entry;
    if (!ascending) {
      throw new MalformedFrameException(
          "the index goes back to frame %d".formatted(frame + 1),
          "the file is damaged: copy it again");
    }
    if (frame > latest + 1) {
      warnings.add(
          "frames %d to %d have no chunks: they are as the first and are left out"
              .formatted(latest + 2, frame));
    }
    latest = frame;
    if (twice) {
      throw new MalformedFrameException(
          "a chunk comes twice in one frame", "the file is damaged: copy it again");
    }
    if (first.isEmpty()) {
      first = chunks;
    }
    return chunks;
  }

  private void doubtEnd() throws IOException {
    long behind = file.bytesBehind();
    if (behind > 0) {
      warnings.at("file");
      warnings.add(
          "%d bytes behind the last chunk are of no frame and not read: was a second file appended, or the writer stopped?"
              .formatted(behind));
    }
  }

  private void doubt(String name) {
    if (!KNOWN.contains(name) && !NOT_NEEDED.matcher(name).matches()) {
      warnings.add("the chunk `%s` is not known and not read".formatted(name));
    }
  }
}
