package io.supercool.launcher.system;

import io.supercool.console.Console;
import io.supercool.launcher.process.SupervisedProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks every service every few seconds whether it is live, and ends one that for a minute was not,
 * so that it is started again: a service must not merely look alive.
 */
final class HealthWatch implements AutoCloseable {
  private static final int INTERVAL_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Health health = new Health();

  /** When a silent service was first found silent, in nanoseconds. */
  private final Map<SupervisedProcess, Long> silences = new HashMap<>();

  private final Console console;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
          });

  /** Watches {@code services} until closed. */
  HealthWatch(List<SupervisedProcess> services, Console console) {
    this.console = console;
    timer.scheduleWithFixedDelay(
        () -> services.forEach(this::check), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  private void check(SupervisedProcess service) {
    String address = service.program().address();
    if (address == null || service.handle() == null || health.live(address)) {
      silences.remove(service);
    } else if (System.nanoTime() - silences.computeIfAbsent(service, first -> System.nanoTime())
        >= PATIENCE.toNanos()) {
      silences.remove(service);
      console.warn(service.program().name() + " has not been live for a minute: ending it.");
      service.kill();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
