package io.supercool.benchmarks.process;

import io.supercool.benchmarks.report.BenchmarkReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is known of this machine and of the source that is measured on it. */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Now, with {@code configuration} measured, from the checkout {@code root}. */
  public static BenchmarkReport.Run run(Path configuration, Path root) {
    return new BenchmarkReport.Run(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        configuration.getFileName().toString(),
        commit(root),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() {
    try {
      return Files.exists(PROCESSORS)
          ? modelName(Files.readAllLines(PROCESSORS))
          : System.getProperty("os.arch");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** {@code model name} in the lines of Linux' {@code /proc/cpuinfo}, else the architecture. */
  static String modelName(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** As {@code git describe} says it; empty outside of a repository or without git. */
  private static String commit(Path root) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? said : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
