package io.supercool.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, to be shown with a failure. */
public final class LogTail {
  private static final int BYTES = 16 << 10;
  private static final int LINE_WIDTH = 400;

  private LogTail() {}

  /** At most {@code lines} last lines, indented, and where the whole is. */
  public static String of(Path log, int lines) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      StringBuilder tail = new StringBuilder();
      for (String line : all.subList(Math.max(0, all.size() - lines), all.size())) {
        tail.append("    ")
            .append(line, 0, Math.min(line.length(), LINE_WIDTH))
            .append(System.lineSeparator());
      }
      return tail + "The whole log: " + log;
    } catch (IOException e) {
      return "Its log %s cannot be read: %s".formatted(log, e.getMessage());
    }
  }
}
