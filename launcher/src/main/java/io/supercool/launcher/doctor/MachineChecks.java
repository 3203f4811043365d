package io.supercool.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.supercool.contracts.text.Bytes;
import io.supercool.launcher.system.Heaps;
import io.supercool.launcher.system.SystemOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a system needs of the machine: memory, processors, open files, ports. */
public final class MachineChecks {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final long KIBIBYTE = 1 << 10;

  /** Kafka keeps three files of each partition open, and the services have connections. */
  private static final long ENOUGH_FILES = 4_096;

  private MachineChecks() {}

  /**
   * All of them.
   *
   * @param options what a system would be started with
   * @param running whether one runs, so that it has taken its memory already
   */
  public static List<Finding> of(SystemOptions options, boolean running) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long total = machine.getTotalMemorySize();
    return List.of(
        memory(running ? total : Math.min(total, available(total)), running, Heaps.bytes(options)),
        processors(Runtime.getRuntime().availableProcessors()),
        openFiles(
            machine instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE),
        loopback());
  }

  /** Whether the heaps fit into {@code bytes}, which are all or those that are free. */
  static Finding memory(long bytes, boolean all, long heaps) {
    String text =
        "%s %s; the Java heaps of a system take at most %s"
            .formatted(Bytes.text(bytes), all ? "in all" : "free", Bytes.text(heaps));
    return bytes >= heaps
        ? Finding.ok("memory", text)
        : Finding.warn(
            "memory",
            text,
            "End other programs. A service that does not fit is ended by the system, and started"
                + " again.");
  }

  /** Whether there are several. */
  static Finding processors(int count) {
    return count > 1
        ? Finding.ok("processors", String.valueOf(count))
        : Finding.warn("processors", "1", "It works, slowly: give it two or more.");
  }

  /** Whether a process may open enough files. */
  static Finding openFiles(long most) {
    return most >= ENOUGH_FILES
        ? Finding.ok("open files", "%d for each process".formatted(most))
        : Finding.warn(
            "open files",
            "%d for each process; the broker may need more".formatted(most),
            "Raise the limit, for example: ulimit -n 65536");
  }

  /** Whether a process of this machine can be reached by another one. */
  private static Finding loopback() {
    try {
      InetAddress localhost = InetAddress.getByName("localhost");
      try (ServerSocket server = new ServerSocket(0, 1, localhost);
          Socket client = new Socket(localhost, server.getLocalPort())) {
        return localhost.isLoopbackAddress()
            ? Finding.ok("ports", "can be opened on %s".formatted(client.getInetAddress()))
            : Finding.fail(
                "ports",
                "localhost is %s, which others reach".formatted(localhost.getHostAddress()),
                "Correct /etc/hosts: localhost is 127.0.0.1.");
      }
    } catch (IOException e) {
      return Finding.fail(
          "ports",
          "cannot be opened on localhost: " + e.getMessage(),
          "Allow programs to listen on the loopback interface, and see that /etc/hosts has"
              + " localhost.");
    }
  }

  /** Memory that programs can have without others losing theirs; all, where it is not said. */
  private static long available(long total) {
    try (Stream<String> lines = Files.lines(MEMORY)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .findFirst()
          .orElse(total);
    } catch (IOException e) {
      return total;
    }
  }
}
