package io.supercool.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** All memory that this process holds, the native libraries' too, as Linux counts it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ENTRY = "VmRSS:";

  private ResidentMemory() {}

  /** Bytes resident now; null where the system does not say. */
  static @Nullable Long bytes() {
    if (!Files.isReadable(STATUS)) {
      return null;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(ENTRY)) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }
}
