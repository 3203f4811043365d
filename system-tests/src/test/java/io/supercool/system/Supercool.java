package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One {@code ./supercool} process. What is already built is run: the tests follow packaging. */
public final class Supercool implements AutoCloseable {
  private static final Path STATE = Repository.ROOT.resolve(".supercool/system.json");
  private static final Path LIBRARY = Path.of("target/data").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final Process process;
  private final Path output;

  private Supercool(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the command in {@code folder}. */
  public static Supercool start(Path folder, Object... arguments) throws IOException {
    return start(Map.of(), folder, arguments);
  }

  /** Starts the command in {@code folder}, with variables added to this process' own. */
  public static Supercool start(Map<String, String> environment, Path folder, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Repository.ROOT.resolve("supercool").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path output = Files.createTempFile(Path.of("target"), "supercool-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SUPERCOOL_BUILD", "never");
    // The user's library stays as it is.
    builder.environment().put("XDG_DATA_HOME", LIBRARY.toString());
    builder.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
    builder.environment().remove("OTEL_EXPORTER_OTLP_ENDPOINT");
    builder.environment().putAll(environment);
    return new Supercool(builder.start(), output);
  }

  /** Waits for its end; its exit status. */
  public int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new AssertionError("did not end: " + output());
    }
    return process.exitValue();
  }

  /** Waits until {@code text} is printed. */
  public void awaitOutput(String text) {
    awaitUntil("'" + text + "' is printed", () -> output().contains(text));
  }

  /** Waits for {@code condition} as long as the command runs. */
  public void awaitUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what + ". Output:\n" + output());
      }
      pause();
    }
  }

  /** Everything printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What {@code .supercool/system.json} says of the running system. */
  public static JsonNode state() {
    try {
      return new ObjectMapper().readTree(STATE.toFile());
    } catch (IOException e) {
      throw new AssertionError("no system state", e);
    }
  }

  /** Process numbers of the broker and the services by name; 0 for one that is down. */
  public static Map<String, Long> processes() {
    Map<String, Long> processes = new LinkedHashMap<>();
    state()
        .get("processes")
        .forEach(
            member ->
                processes.put(
                    member.get("name").asText(), member.path("process").path("pid").asLong()));
    return processes;
  }

  /** Asserts that nothing of the system is left. */
  public static void assertNothingLeft(Map<String, Long> processes) {
    assertThat(STATE).doesNotExist();
    processes.forEach(
        (name, pid) ->
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).as(name).isEmpty());
  }

  /** Ends it as {@code kill -9} would, and nothing else of its system. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    await();
  }

  /** Ends it as Ctrl-C would, if it still runs; its exit status. */
  public int end() throws InterruptedException {
    process.destroy();
    return await();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
