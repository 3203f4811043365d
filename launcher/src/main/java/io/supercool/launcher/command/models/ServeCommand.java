package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.ModelTopics;
import io.supercool.library.ModelPackage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models serve}: gives a model to the running system. */
@Command(
    name = "serve",
    description =
        "Gives a model to the running system, which predicts with it from now on; with --beside"
            + " only for the sources that name it, beside the other.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "Which.")
  private String model = "";

  @Option(names = "--beside", description = "Only for sources that name it (ingest --by NAME).")
  private boolean beside;

  @Override
  public Integer call() {
    ModelPackage chosen = Libraries.current().require(model).model();
    return KnownCluster.use(
        cluster -> {
          new ModelTopics(cluster).give(chosen, beside ? Role.KEPT : Role.BEST);
          Console.standard()
              .say(
                  beside
                      ? "Sources that name %s are predicted with it: ./supercool ingest --by %s FILE"
                          .formatted(chosen.manifest().name(), chosen.manifest().name())
                      : "Predicting with %s from now on.".formatted(chosen.manifest().title()));
          return 0;
        });
  }
}
