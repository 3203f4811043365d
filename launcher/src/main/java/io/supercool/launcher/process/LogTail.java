package io.supercool.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a log, to be shown with a failure. */
public final class LogTail {
  private static final int BYTES = 16 << 10;
  private static final int LINE_WIDTH = 400;

  /** Where in the code something was thrown: no reader's reason. */
  private static final Pattern STACK = Pattern.compile("\\s+at .*|\\s*\\.\\.\\. \\d+ more");

  private LogTail() {}

  /** At most {@code lines} last lines, indented, and where the whole is. */
  public static String of(Path log, int lines) {
    try {
      return last(read(log), lines).stream()
              .map(line -> "    " + line + System.lineSeparator())
              .collect(Collectors.joining())
          + "The whole log: "
          + log;
    } catch (IOException e) {
      return unreadable(log, e);
    }
  }

  /**
   * At most {@code lines} last lines of at most 400 characters, without stack traces and without
   * what an earlier start said too.
   */
  public static List<String> reason(Path log, int lines) {
    try {
      return last(
          read(log).stream()
              .filter(line -> !line.isBlank() && !STACK.matcher(line).matches())
              .distinct()
              .toList(),
          lines);
    } catch (IOException e) {
      return List.of(unreadable(log, e));
    }
  }

  private static List<String> read(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> last(List<String> all, int lines) {
    return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
        .map(line -> line.substring(0, Math.min(line.length(), LINE_WIDTH)))
        .toList();
  }

  private static String unreadable(Path log, IOException e) {
    return "Its log %s cannot be read: %s".formatted(log, e.getMessage());
  }
}
