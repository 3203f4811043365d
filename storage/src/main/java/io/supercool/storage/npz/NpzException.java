package io.supercool.storage.npz;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An archive that cannot be read: which file, where in it, why, and what its owner can do next. */
public final class NpzException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final @Nullable String reason;
  private final String remedy;

  NpzException(Path file, String place, @Nullable String reason, String remedy) {
    super("%s: %s: %s; %s".formatted(file, place, reason, remedy));
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
  }

  /** Directory, member or array. */
  public String place() {
    return place;
  }

  /** What is wrong there. */
  public @Nullable String reason() {
    return reason;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
