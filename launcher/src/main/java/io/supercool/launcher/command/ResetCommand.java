package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.KeptRecords;
import io.supercool.launcher.files.KeptRecords.Deleted;
import io.supercool.launcher.system.RunningSystem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reset}: deletes what {@code up} has kept. */
@Command(
    name = "reset",
    description =
        "Deletes what `up` has kept: records, models, what is followed and learned. Without --yes"
            + " it only says what it would delete.",
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description = "Which workspace. Default: .supercool/workspace.")
  private @Nullable Path workspace;

  @Option(
      names = "--runs",
      description = "Delete the records of all runs too; their models, reports and logs stay.")
  private boolean runs;

  @Option(names = "--yes", description = "Delete.")
  private boolean yes;

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    Console console = Console.standard();
    RunningSystem.requireAlone(installation, console);
    Path home =
        workspace == null ? installation.workspace() : workspace.toAbsolutePath().normalize();
    if (!yes) {
      throw new UserException(
          "%s holds %.0f MB. Nothing is deleted yet: add --yes."
              .formatted(home, KeptRecords.bytes(home) / MEGABYTE));
    }
    console.say(said(home, KeptRecords.deleteWorkspace(home)));
    if (runs) {
      Deleted deleted = KeptRecords.deleteAll(installation);
      console.say(
          "Deleted the records of %d runs (%.0f MB); models, reports and logs stay."
              .formatted(deleted.folders(), deleted.bytes() / MEGABYTE));
    }
    return 0;
  }

  /** What was deleted of a workspace, as a sentence. */
  static String said(Path workspace, Deleted deleted) {
    return deleted.folders() == 0
        ? "There was nothing in %s.".formatted(workspace)
        : "Deleted %s: records, models, what was followed and learned (%.0f MB)."
            .formatted(workspace, deleted.bytes() / MEGABYTE);
  }
}
