package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.system.RunningSystem;

/** A system that stays up until its user ends it. */
final class KeptOpen {
  private static final long POLL_MILLISECONDS = 500;

  private KeptOpen() {}

  /**
   * Does not return: Ctrl-C, being the wanted end, ends the JVM with exit status 0. Nothing else
   * ends it: a part that cannot run is tried on, and the others go on.
   */
  static void untilInterrupted(RunningSystem system, Console console) {
    system.endsWell();
    console.say("The system is up: " + system.page());
    console.say("In another terminal: ./supercool ingest FILE...   ./supercool status");
    console.say("Ctrl-C ends it.");
    while (true) {
      try {
        Thread.sleep(POLL_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserException("Interrupted", e);
      }
    }
  }
}
