package io.supercool.launcher.system;

import io.supercool.console.Console;
import io.supercool.console.Durations;
import io.supercool.console.ProgressBar;
import io.supercool.console.UserException;
import io.supercool.launcher.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits until the parts of a system work, as long as the user does. */
final class StartUp {
  private static final long POLL_MILLISECONDS = 200;
  private static final double PATIENCE_SECONDS = 240;

  private final Console console;
  private final int parts;
  private final Runnable requireNoneEnded;
  private final Predicate<Program> cannotRun;
  private final long start = System.nanoTime();
  private double nextWarning = PATIENCE_SECONDS;

  /**
   * Shows progress on {@code console}.
   *
   * @param parts broker and services, to be waited for
   * @param requireNoneEnded throws if a part ended meanwhile
   * @param cannotRun whether a part is not to be waited for, since it ends again and again
   */
  StartUp(Console console, int parts, Runnable requireNoneEnded, Predicate<Program> cannotRun) {
    this.console = console;
    this.parts = parts;
    this.requireNoneEnded = requireNoneEnded;
    this.cannotRun = cannotRun;
  }

  /** Until the broker says that it is ready. */
  void awaitBroker(Program broker) {
    await(() -> saysReady(broker), 0, List.of(broker.name()));
  }

  /** Until every service is ready, or cannot run. */
  void awaitReady(List<Program> services) {
    Health health = new Health();
    List<Program> waiting = new ArrayList<>(services);
    while (!waiting.isEmpty()) {
      Program next = waiting.get(0);
      await(
          () -> health.ready(next.address()) || cannotRun.test(next),
          1 + services.size() - waiting.size(),
          waiting.stream().map(Program::name).toList());
      waiting.removeIf(service -> health.ready(service.address()) || cannotRun.test(service));
    }
  }

  private void await(BooleanSupplier ready, int done, List<String> names) {
    while (!ready.getAsBoolean()) {
      requireNoneEnded.run();
      double elapsed = (System.nanoTime() - start) / 1e9;
      if (elapsed > nextWarning) {
        nextWarning += PATIENCE_SECONDS;
        console.warn(
            "not ready after %s: %s. The machine may be busy; else look into its log. Ctrl-C ends the system."
                .formatted(Durations.text(elapsed), String.join(", ", names)));
      }
      console.progress(
          "start",
          "%s  %s"
              .formatted(ProgressBar.withEstimate(done, parts, elapsed), String.join(", ", names)));
      pause();
    }
  }

  private static boolean saysReady(Program broker) {
    try {
      return Files.exists(broker.log())
          && new String(Files.readAllBytes(broker.log()), StandardCharsets.UTF_8)
              .lines()
              .anyMatch(line -> line.startsWith("ready "));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + broker.log(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while the system was starting", e);
    }
  }
}
