package io.supercool.launcher.matrix;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Configurations of one kind, usually of one temperature.
 *
 * @param name such as {@code T0.56}
 * @param train to learn from
 * @param test never learned from
 */
public record FileSet(String name, List<Path> train, List<Path> test) {
  private static final int TRAINED_PER_TESTED = 3;

  /**
   * Sets from patterns by name. Of a set without test patterns the last quarter of its files, at
   * least one, is kept for testing.
   *
   * @throws UserException if a pattern matches nothing, or a set has nothing left to learn from
   */
  public static List<FileSet> of(Map<String, String> patterns, Map<String, String> testPatterns) {
    for (String name : testPatterns.keySet()) {
      if (!patterns.containsKey(name)) {
        throw new UserException(
            "--test %s: no set of that name; --matrix gives %s."
                .formatted(name, patterns.keySet()));
      }
    }
    List<FileSet> sets = new ArrayList<>();
    patterns.forEach(
        (name, pattern) -> {
          List<Path> files = Glob.expand(List.of(pattern), "--matrix " + name);
          String own = testPatterns.get(name);
          sets.add(
              own == null
                  ? split(name, files)
                  : new FileSet(name, files, Glob.expand(List.of(own), "--test " + name)));
        });
    return sets;
  }

  private static FileSet split(String name, List<Path> files) {
    int test = (files.size() + TRAINED_PER_TESTED) / (TRAINED_PER_TESTED + 1);
    int train = files.size() - test;
    if (train == 0) {
      throw new UserException(
          "--matrix %s: one file cannot be both learned from and tested on; give more, or --test %s=GLOB."
              .formatted(name, name));
    }
    return new FileSet(name, files.subList(0, train), files.subList(train, files.size()));
  }
}
