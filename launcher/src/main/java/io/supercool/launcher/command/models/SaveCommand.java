package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.LibraryEntry;
import io.supercool.launcher.models.ModelTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models save}: a model of the running system into the library. */
@Command(
    name = "save",
    description =
        "Adds a model of the running system, such as one that learns live, to your library as it is"
            + " now.",
    mixinStandardHelpOptions = true)
final class SaveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The model's name, as the page shows it.")
  private String name = "";

  @Override
  public Integer call() {
    return KnownCluster.use(
        cluster -> {
          List<ModelAnnouncement> best =
              new ModelTopics(cluster)
                  .announced().stream()
                      .filter(announcement -> announcement.role() == Role.BEST)
                      .toList();
          ModelAnnouncement wanted =
              best.stream()
                  .filter(announcement -> announcement.model().equals(name))
                  .findAny()
                  .orElseThrow(
                      () ->
                          new UserException(
                              "The running system has no model %s, only: %s"
                                  .formatted(
                                      name,
                                      String.join(
                                          ", ",
                                          best.stream().map(ModelAnnouncement::model).toList()))));
          Path file =
              LibraryEntry.add(Libraries.current(), name, cluster, wanted, List.of())
                  .orElseThrow(
                      () ->
                          new UserException(
                              "Model %s was superseded while it was read. Repeat the command."
                                  .formatted(name)));
          Console.standard().say("Added: " + file);
          return 0;
        });
  }
}
