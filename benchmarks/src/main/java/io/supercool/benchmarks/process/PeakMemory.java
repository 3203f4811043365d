package io.supercool.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has ever held. */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private PeakMemory() {}

  /**
   * In 10^6 bytes: the peak resident set that Linux keeps ({@code VmHWM}). Elsewhere the JVM's own
   * part of it, the peaks of its memory pools and its direct buffers, without libtorch's tensors.
   */
  public static double megabytes() {
    if (Files.exists(STATUS)) {
      try {
        return highWaterMark(Files.readAllLines(STATUS));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + STATUS, e);
      }
    }
    long pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getCommitted())
            .sum();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return (pools + direct) / 1e6;
  }

  /** {@code VmHWM} in the lines of Linux' {@code /proc/PID/status}, which counts KiB as kB. */
  static double highWaterMark(List<String> status) {
    for (String line : status) {
      Matcher found = HIGH_WATER_MARK.matcher(line);
      if (found.matches()) {
        return Long.parseLong(found.group(1)) * 1024 / 1e6;
      }
    }
    throw new IllegalStateException("no VmHWM in " + STATUS);
  }
}
