package io.supercool.launcher.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Which known name a misspelt one most likely means. */
final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the least edit distance, first of what follows the last dot, then of the
   * whole; case ignored. {@code candidates} is not empty.
   */
  static String to(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(last(name), last(candidate)))
                .thenComparingInt(candidate -> distance(name, candidate)))
        .orElseThrow();
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
