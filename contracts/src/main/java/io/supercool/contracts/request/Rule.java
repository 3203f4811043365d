package io.supercool.contracts.request;

/** What an option must be; told with the option's name. */
final class Rule {
  private Rule() {}

  /**
   * Refuses {@code value} unless the rule holds.
   *
   * @throws IllegalArgumentException {@code RULE, not VALUE}
   */
  static void require(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException("%s, not %s".formatted(rule, value));
    }
  }

  /** Refuses {@code value} unless it lies in [least, most]. */
  static void requireIn(int least, int most, String name, int value) {
    require(
        value >= least && value <= most, "%s must be %d to %d".formatted(name, least, most), value);
  }
}
