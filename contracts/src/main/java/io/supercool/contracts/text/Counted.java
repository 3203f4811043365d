package io.supercool.contracts.text;

/** How many there are of something, as people say it. */
public final class Counted {
  private Counted() {}

  /**
   * {@code 0 faults}, {@code 1 fault}, {@code 2 faults}.
   *
   * @param noun in the singular, with a regular plural
   */
  public static String of(long count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
