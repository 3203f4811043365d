package io.supercool.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process of this machine uses, as Linux tells it. */
final class ProcessUse {
  private static final double TICKS_PER_SECOND = 100;

  private static final Pattern HEAP = Pattern.compile("heap +total (\\d+)K, used (\\d+)K");

  private ProcessUse() {}

  /** Resident memory in MiB. */
  static double residentMebibytes(long pid) {
    return read(pid, "status")
            .lines()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  /** Heap of a Java process in MiB: what is used, and what the process has for it. */
  record Heap(double used, double committed) {}

  /** Heap of a Java process after a full collection, which this causes. */
  static Heap collected(long pid) {
    command(pid, "GC.run");
    Matcher heap = HEAP.matcher(command(pid, "GC.heap_info"));
    if (!heap.find()) {
      throw new AssertionError("no heap of process " + pid);
    }
    return new Heap(Long.parseLong(heap.group(2)) / 1024.0, Long.parseLong(heap.group(1)) / 1024.0);
  }

  /** Processor time used so far, in seconds, by all threads. */
  static double processorSeconds(long pid) {
    String stat = read(pid, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private static String command(long pid, String command) {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process process =
          new ProcessBuilder(jcmd, String.valueOf(pid), command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no jcmd", e);
    }
  }

  private static String read(long pid, String what) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + what));
    } catch (IOException e) {
      throw new AssertionError("no process " + pid, e);
    }
  }
}
