package io.supercool.launcher.system;

import io.supercool.console.Console;
import io.supercool.console.Durations;
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
 * so that it is started again: a service must not merely look alive. One that has not been live yet
 * is given more time: on a busy machine it would be ended at every start.
 */
final class HealthWatch implements AutoCloseable {
  private static final int INTERVAL_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration START_PATIENCE = Duration.ofMinutes(4);

  private final Health health = new Health();

  /** When a silent service was first found silent, in nanoseconds. */
  private final Map<SupervisedProcess, Long> silences = new HashMap<>();

  /** The process of each service that was live last. */
  private final Map<SupervisedProcess, ProcessHandle> live = new HashMap<>();

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
    ProcessHandle process = service.handle();
    if (address == null || process == null) {
      silences.remove(service);
    } else if (health.live(address)) {
      silences.remove(service);
      live.put(service, process);
    } else {
      Duration patience = process.equals(live.get(service)) ? PATIENCE : START_PATIENCE;
      long since = silences.computeIfAbsent(service, first -> System.nanoTime());
      if (System.nanoTime() - since >= patience.toNanos()) {
        silences.remove(service);
        console.warn(
            "%s has not been live for %s: ending it."
                .formatted(service.program().name(), Durations.text(patience.toSeconds())));
        service.kill();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
