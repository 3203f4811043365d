package io.supercool.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of one thread.
 *
 * @param directory of the checkpoints
 * @param invariants whether predictions carry them
 */
public record TestSettings(Path directory, boolean invariants) implements ModelSettings {
  @Override
  public Optional<Integer> threads() {
    return Optional.of(1);
  }
}
