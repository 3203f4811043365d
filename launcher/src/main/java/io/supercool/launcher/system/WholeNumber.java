package io.supercool.launcher.system;

import io.supercool.launcher.failure.LauncherException;
import java.util.Map;

/**
 * A whole number that the environment may give.
 *
 * @param variable its name
 * @param otherwise what it is if nothing is said
 */
record WholeNumber(String variable, int otherwise, int least, int most) {

  /**
   * What {@code environment} says.
   *
   * @throws LauncherException if that is no whole number, or out of range
   */
  int in(Map<String, String> environment) {
    String text = environment.getOrDefault(variable, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(text.trim());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same fault as a number out of range.
    }
    throw new LauncherException(
        "%s is `%s`; it must be a whole number from %d to %d."
            .formatted(variable, text, least, most));
  }
}
