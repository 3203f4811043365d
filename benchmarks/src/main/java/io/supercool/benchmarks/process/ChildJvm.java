package io.supercool.benchmarks.process;

import io.supercool.console.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM started like this one: same Java, arguments, class path and environment. So what the
 * launcher gave this one, which is what it gives model-service, holds there too. Closing ends it.
 */
public final class ChildJvm implements AutoCloseable {
  private static final int TAIL_LINES = 15;
  private static final long PATIENCE_SECONDS = 20;

  private final String name;
  private final Process process;
  private final BufferedReader output;
  private final Deque<String> tail = new ArrayDeque<>();
  private volatile boolean closed;

  private ChildJvm(String name, Process process) {
    this.name = name;
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts {@code type}'s main method.
   *
   * @param jvmArguments override this JVM's
   */
  public static ChildJvm start(Class<?> type, List<String> jvmArguments, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
    command.addAll(arguments);
    try {
      return new ChildJvm(
          type.getSimpleName(), new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UserException("Cannot start %s: %s".formatted(type.getSimpleName(), e), e);
    }
  }

  /** The next line it prints; null when it has ended or was closed. */
  @Nullable String nextLine() {
    try {
      String line = output.readLine();
      if (line != null) {
        tail.addLast(line);
        if (tail.size() > TAIL_LINES) {
          tail.removeFirst();
        }
      }
      return line;
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw new UserException("Cannot read what %s says: %s".formatted(name, e), e);
    }
  }

  /** That it ended before it had done its work, with the last it said. */
  UserException endedEarly() {
    return new UserException(
        "%s ended before it was done. Its last lines:%n%s"
            .formatted(name, String.join(System.lineSeparator(), tail)));
  }

  /** Asks it to end, waits, and forces it if it does not. */
  @Override
  public void close() {
    closed = true;
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
