package io.supercool.reader;

import java.nio.file.Path;

/**
 * Something in a source that was read otherwise than it is written, or not at all, though the rest
 * can be used.
 *
 * @param file where it is
 * @param place array, frame or line
 * @param text what it is, and what was done
 */
public record SourceWarning(Path file, String place, String text) {
  /** As a person reads it. */
  public String message() {
    return "%s: %s: %s".formatted(file, place, text);
  }
}
