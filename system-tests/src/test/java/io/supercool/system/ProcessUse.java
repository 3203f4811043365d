package io.supercool.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process of this machine uses, as Linux tells it. */
final class ProcessUse {
  private static final double TICKS_PER_SECOND = 100;

  /** G1's heap, or the generations of the parallel collector. */
  private static final Pattern USED =
      Pattern.compile("(?:garbage-first heap|PSYoungGen|ParOldGen) +total \\d+K, used (\\d+)K");

  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");

  /** Below it a Java process has its heap and nothing else, unless that is of 32 GiB. */
  private static final long END_OF_HEAP = 0x8_0000_0000L;

  private ProcessUse() {}

  /** Resident memory of a Java process in MiB, without its heap. */
  static double nativeMebibytes(long pid) {
    long kibibytes = 0;
    boolean counts = false;
    for (String line : read(pid, "smaps").lines().toList()) {
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.lookingAt()) {
        counts = Long.parseUnsignedLong(mapping.group(1), 16) >= END_OF_HEAP;
      } else if (counts && line.startsWith("Rss:")) {
        kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kibibytes / 1024.0;
  }

  /** Heap of a Java process in MiB that is left after a full collection, which this causes. */
  static double liveHeapMebibytes(long pid) {
    command(pid, "GC.run");
    List<Double> used =
        USED.matcher(command(pid, "GC.heap_info"))
            .results()
            .map(space -> Long.parseLong(space.group(1)) / 1024.0)
            .toList();
    if (used.isEmpty()) {
      throw new AssertionError("no heap of process " + pid);
    }
    return used.stream().mapToDouble(Double::doubleValue).sum();
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
