package io.supercool.launcher.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param level how it is
 * @param text what was found
 * @param remedy what to do; null where nothing is to be done
 */
public record Finding(String check, Level level, String text, @Nullable String remedy) {

  /** How something is, from good to bad. */
  public enum Level {
    /** As it should be. */
    OK,
    /** It works, but not as well as it could, or not for long. */
    WARN,
    /** It does not work. */
    FAIL
  }

  /** As it should be. */
  static Finding ok(String check, String text) {
    return new Finding(check, Level.OK, text, null);
  }

  /** It works, but {@code remedy} makes it better. */
  static Finding warn(String check, String text, String remedy) {
    return new Finding(check, Level.WARN, text, remedy);
  }

  /** It does not work before {@code remedy} is done. */
  static Finding fail(String check, String text, String remedy) {
    return new Finding(check, Level.FAIL, text, remedy);
  }
}
