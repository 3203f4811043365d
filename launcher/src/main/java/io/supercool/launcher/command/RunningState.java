package io.supercool.launcher.command;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;

/** The system that another terminal started. */
final class RunningState {
  private RunningState() {}

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
