package io.supercool.storage.npz;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An archive that cannot be read: which file, where in it, why, and what its owner can do next. */
public final class NpzException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final @Nullable String reason;
  private final String remedy;
  private final boolean damage;
  private final long[] index;

  NpzException(Path file, String place, @Nullable String reason, String remedy) {
    super("%s: %s: %s; %s".formatted(file, place, reason, remedy));
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
    this.damage = remedy.equals(MalformedArrayException.COPY_AGAIN);
    this.index = new long[0];
  }

  NpzException(Path file, String place, MalformedArrayException fault) {
    super("%s: %s: %s; %s".formatted(file, place, fault.reason(), fault.advice()), fault);
    this.place = place;
    this.reason = fault.reason();
    this.remedy = fault.advice();
    this.damage = fault.isDamage();
    this.index = fault.index();
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

  /** Whether the file is not as it was written, so that nothing in it can be trusted. */
  public boolean isDamage() {
    return damage;
  }

  /** Index of the number that is wrong; empty if the fault is none of a number. */
  public long[] index() {
    return index.clone();
  }
}
