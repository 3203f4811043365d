package io.supercool.tracking.mlflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What MLflow servers take, of all versions since 2.3. */
final class MlflowLimits {
  /** Metrics in one call. */
  static final int METRICS = 1000;

  /** Parameters, and tags, in one call. */
  static final int PARAMETERS = 100;

  /** Characters of a parameter's value: 6000 in newer servers. */
  static final int PARAMETER = 500;

  /** Characters of a tag's value. */
  static final int TAG = 5000;

  private static final int KEY = 250;
  private static final String CUT = " ...";
  private static final Pattern BAD = Pattern.compile("[^/A-Za-z0-9_.\\- ]");

  private MlflowLimits() {}

  /** A name as it is allowed: what is not becomes {@code _}. It is a path without detours. */
  static String key(String name) {
    String allowed =
        Arrays.stream(BAD.matcher(name).replaceAll("_").split("/", -1))
            .map(part -> part.isEmpty() || part.equals(".") || part.equals("..") ? "_" : part)
            .collect(Collectors.joining("/"));
    return allowed.length() <= KEY ? allowed : allowed.substring(0, KEY - 1) + "_";
  }

  /** A text of at most {@code limit} characters; a longer one is cut, and ends with dots. */
  static String value(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - CUT.length()) + CUT;
  }

  /** Parts of at most {@code size}. */
  static <T> List<List<T>> batches(List<T> all, int size) {
    List<List<T>> batches = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      batches.add(all.subList(start, Math.min(all.size(), start + size)));
    }
    return batches;
  }
}
