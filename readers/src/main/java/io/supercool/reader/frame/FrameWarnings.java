package io.supercool.reader.frame;

import io.supercool.reader.SourceWarning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the frames of one file hold that is not read as it is written. A thing is told once, where
 * it comes first. Not thread-safe.
 */
public final class FrameWarnings {
  private static final int MAX_TOLD = 100;

  private final Set<String> told = new HashSet<>();
  private final List<Warning> untold = new ArrayList<>();
  private String place = "file";

  private record Warning(String place, String text) {}

  /** Names the place that is read now, such as {@code frame 3}. */
  public void at(String place) {
    this.place = place;
  }

  /** Remembers {@code text} unless it was told before. */
  public void add(String text) {
    if (told.size() < MAX_TOLD && told.add(text)) {
      untold.add(new Warning(place, text));
    }
  }

  /** Those since the last call, as of {@code file}. */
  public List<SourceWarning> take(Path file) {
    List<SourceWarning> taken =
        untold.stream()
            .map(warning -> new SourceWarning(file, warning.place(), warning.text()))
            .toList();
    untold.clear();
    return taken;
  }
}
