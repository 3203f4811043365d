package io.supercool.reader.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Warns where the frames of one file do not follow on one another as those of one liquid do. */
final class FrameSequence {
  private final FrameWarnings warnings;
  private @Nullable Frame before;

  FrameSequence(FrameWarnings warnings) {
    this.warnings = warnings;
  }

  /** Compares a frame with the one before it. */
  void add(Frame frame) {
    Frame earlier = before;
    before = frame;
    if (earlier == null) {
      return;
    }
    if (frame.dimensions() != earlier.dimensions()) {
      warnings.add(
          "the frame has %d dimensions, the one before it %d"
              .formatted(frame.dimensions(), earlier.dimensions()));
    }
    if (frame.speciesNames().equals(earlier.speciesNames())
        && frame.species().length == earlier.species().length
        && !Arrays.equals(frame.species(), earlier.species())) {
      warnings.add(
          "the species come in another order than in the frame before: are the particles in the"
              + " same order in every frame?");
    }
    if (frame.step() > earlier.step() && frame.time() < earlier.time()) {
      warnings.add(
          "the time falls from %s to %s while the step rises"
              .formatted(earlier.time(), frame.time()));
    }
  }
}
