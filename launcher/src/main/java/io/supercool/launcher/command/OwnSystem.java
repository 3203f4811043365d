package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.KeptRecords;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.pipeline.PipelineReporting;
import io.supercool.launcher.system.RunningSystem;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.tracking.RunTracking;
import java.time.Instant;
import java.util.function.Consumer;

/** The system a command starts for itself, the folder of its run and where it speaks. */
record OwnSystem(RunningSystem running, RunFolder folder, Console console) {

  /**
   * Makes the folder of a run that began at {@code now}, writes the configuration in effect into
   * it, starts broker and services as {@code options} say, lets {@code work} use them and stops
   * them.
   *
   * @return itself, stopped
   * @throws io.supercool.console.UserException if a system is running already
   */
  static OwnSystem use(
      String command,
      Instant now,
      RunConfiguration configuration,
      SystemOptions options,
      Consumer<OwnSystem> work) {
    return use(command, now, configuration, options, Console.standard(), work);
  }

  /** The same, speaking on {@code console}. */
  static OwnSystem use(
      String command,
      Instant now,
      RunConfiguration configuration,
      SystemOptions options,
      Console console,
      Consumer<OwnSystem> work) {
    Installation installation = Installation.current();
    RunningSystem.requireAlone(installation, console);
    tidy(installation, now, console);
    RunFolder folder = RunFolder.create(installation, command, now);
    Logging.into(folder);
    ConfigurationFile.write(configuration, folder.configuration());
    try (RunningSystem running =
        RunningSystem.start(installation, folder, configuration.graph(), options, true, console)) {
      OwnSystem system = new OwnSystem(running, folder, console);
      work.accept(system);
      return system;
    }
  }

  /** Keeps the disk from filling with what nobody will ask for again. */
  private static void tidy(Installation installation, Instant now, Console console) {
    KeptRecords.Deleted deleted = KeptRecords.deleteOld(installation, now);
    if (deleted.folders() > 0) {
      console.say(
          "Deleted the records of %s older than a week (%d MB); models and reports stay."
              .formatted(Counted.of(deleted.folders(), "run"), deleted.bytes() / 1_000_000));
    }
  }

  /** Passes through the pipeline on it. */
  PipelineReporting passes(RunTracking tracking) {
    return new PipelineReporting(
        running.cluster(), running::requireRunning, tracking, Libraries.current(), console);
  }

  /** A line for the person at the console. */
  void say(String line) {
    console.say(line);
  }
}
