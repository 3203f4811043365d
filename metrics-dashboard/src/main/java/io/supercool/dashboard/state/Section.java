package io.supercool.dashboard.state;

import org.jspecify.annotations.Nullable;

/**
 * A part of what a page shows. Every change gets a higher revision, so a page that was told up to
 * one revision asks for what came after it: at first everything, later only the difference, and a
 * slow page fewer and larger differences. Thread-safe.
 */
public interface Section {

  /** What changed after revision {@code told} (0: from the start); null if nothing did. */
  @Nullable Update since(long told);
}
