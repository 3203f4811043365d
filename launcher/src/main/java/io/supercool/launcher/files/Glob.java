package io.supercool.launcher.files;

import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that a pattern means: a file's name, or a glob with {@code * ? [ ] { }} and {@code **}
 * for folders of any depth, relative to the caller's working directory.
 */
public final class Glob {
  private static final String SPECIAL = "*?[{";
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int DIGITS = 20;

  private Glob() {}

  /**
   * All files of all patterns, absolute, sorted with numbers in their order, each once.
   *
   * @param option what the patterns were given for, for the error's text
   * @throws UserException if a pattern matches nothing
   */
  public static List<Path> expand(List<String> patterns, String option) {
    TreeSet<Path> files = new TreeSet<>(Comparator.comparing(Glob::padded).thenComparing(p -> p));
    for (String pattern : patterns) {
      files.addAll(expand(pattern, option));
    }
    return List.copyOf(files);
  }

  /** So that the frames of a trajectory come in order: 20 before 100. */
  private static String padded(Path file) {
    return NUMBER
        .matcher(file.toString())
        .replaceAll(number -> "0".repeat(Math.max(0, DIGITS - number.group().length())) + "$0");
  }

  private static List<Path> expand(String pattern, String option) {
    Path literal = Path.of(pattern).toAbsolutePath().normalize();
    if (Files.isRegularFile(literal)) {
      return List.of(literal);
    }
    if (Files.isDirectory(literal)) {
      throw new UserException(
          "%s: %s is a folder. Say which files, for example '%s/*.npz'."
              .formatted(option, pattern, pattern.replaceAll("/+$", "")));
    }
    Path base = literalPart(pattern);
    Path real = base.toAbsolutePath().normalize();
    List<Path> files =
        pattern.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0) && Files.isDirectory(real)
            ? matching(real, pattern.substring(base.toString().length()), pattern, option)
            : List.of();
    if (files.isEmpty()) {
      throw new UserException(
          "%s: no file matches '%s' (looked in %s).".formatted(option, pattern, real));
    }
    return files;
  }

  /** The folders before the first one with a special character. */
  private static Path literalPart(String pattern) {
    int special = 0;
    while (special < pattern.length() && SPECIAL.indexOf(pattern.charAt(special)) < 0) {
      special++;
    }
    int slash = pattern.lastIndexOf('/', special - 1);
    return Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
  }

  private static List<Path> matching(Path base, String rest, String pattern, String option) {
    String relative = rest.replaceAll("^/+", "");
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + relative);
    } catch (PatternSyntaxException e) {
      throw new UserException(
          "%s: '%s' is not a pattern: %s".formatted(option, pattern, e.getDescription()), e);
    }
    int depth = relative.contains("**") ? Integer.MAX_VALUE : Path.of(relative).getNameCount();
    try (Stream<Path> files =
        Files.find(
            base,
            depth,
            (file, attributes) ->
                attributes.isRegularFile() && matcher.matches(base.relativize(file)),
            EnumSet.of(FileVisitOption.FOLLOW_LINKS).toArray(FileVisitOption[]::new))) {
      return files.toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UserException("%s: cannot look for '%s': %s".formatted(option, pattern, e), e);
    }
  }
}
