package io.supercool.launcher.command;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.system.SystemEndedException;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;

/** The system that another terminal started. */
final class RunningState {
  private RunningState() {}

  /**
   * Throws, when it is run, if {@code system} is no longer the one that runs.
   *
   * @return throws {@link SystemEndedException}
   */
  static Runnable requireSame(SystemState system) {
    SystemStateFile file = new SystemStateFile(Installation.current().stateFile());
    return () -> {
      if (file.running()
          .filter(running -> running.launcher().equals(system.launcher()))
          .isEmpty()) {
        throw new SystemEndedException(
            "The system has ended. Start it again and repeat the command: nothing is published twice.");
      }
    };
  }

  /**
   * Finds it.
   *
   * @throws UserException if none runs, saying how to start one
   */
  static SystemState require() {
    return new SystemStateFile(Installation.current().stateFile())
        .running()
        .orElseThrow(
            () ->
                new UserException(
                    """
                    No system runs. Start one in another terminal:
                      ./supercool run --keep-open   trains on the sample and stays up
                      ./supercool up                broker and services alone\
                    """));
  }
}
