package io.supercool.launcher.kafka;

import io.supercool.console.Console;
import java.time.Duration;

/** Waiting for a broker that is away: says so once, and ends with the system. */
final class BrokerWait {
  private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Runnable requireRunning;
  private final long start = System.nanoTime();
  private boolean said;

  /**
   * Begins to wait.
   *
   * @param requireRunning throws if there is nothing to wait for
   */
  BrokerWait(Runnable requireRunning) {
    this.requireRunning = requireRunning;
  }

  /** Call it after each attempt in vain. */
  void goOn() {
    requireRunning.run();
    if (!said && System.nanoTime() - start >= SILENCE_NANOS) {
      said = true;
      Console.standard()
          .warn("Kafka does not answer; waiting for it. What is wrong: ./supercool doctor");
    }
  }
}
