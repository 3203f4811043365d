package io.supercool.contracts.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known name a misspelt one most likely means. */
public final class NearestName {
  private static final int LETTERS_PER_SLIP = 3;

  private NearestName() {}

  /**
   * The candidate with the least edit distance, first of what follows the last dot, then of the
   * whole; case ignored. {@code candidates} is not empty.
   */
  public static String to(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(last(name), last(candidate)))
                .thenComparingInt(candidate -> distance(name, candidate)))
        .orElseThrow();
  }

  /** The same if it is so near that it can be a slip: at most one edit for every three letters. */
  public static Optional<String> slipOf(String name, Collection<String> candidates) {
    return Optional.of(to(name, candidates))
        .filter(near -> distance(name, near) <= Math.max(1, name.length() / LETTERS_PER_SLIP));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Levenshtein's distance: insertions, deletions and substitutions that turn a into b. */
  static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
