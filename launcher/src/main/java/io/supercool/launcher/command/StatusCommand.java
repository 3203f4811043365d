package io.supercool.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.json.Json;
import io.supercool.launcher.files.FolderUse;
import io.supercool.launcher.status.DiskText;
import io.supercool.launcher.status.ProcessTable;
import io.supercool.launcher.status.StatusClient;
import io.supercool.launcher.status.StatusTable;
import io.supercool.launcher.status.SystemStatus;
import io.supercool.launcher.system.SystemState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: how the running system is. */
@Command(
    name = "status",
    description =
        "Services, topics, dead letters, consumer groups, model and disk of the running system.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    SystemState system = RunningState.require();
    Console console = Console.standard();
    byte[] answer;
    try {
      answer = StatusClient.fetch(system.page());
    } catch (UserException e) {
      System.err.println("supercool: " + e.getMessage());
      console.say(json ? pretty(Json.write(system)) : ProcessTable.of(system));
      return 1;
    }
    FolderUse folder = FolderUse.of(Path.of(system.folder()));
    if (json) {
      ObjectNode status = Json.read(answer, ObjectNode.class);
      status.set("folder", Json.read(Json.write(folder), JsonNode.class));
      console.say(status.toPrettyString());
    } else {
      SystemStatus status = Json.read(answer, SystemStatus.class);
      console.say(
          "page: %s%n%n%s%n%s%n%s"
              .formatted(
                  system.page(),
                  StatusTable.of(status),
                  DiskText.of(folder),
                  ProcessTable.failures(system)));
    }
    return 0;
  }

  private static String pretty(byte[] answer) {
    return Json.read(answer, JsonNode.class).toPrettyString();
  }
}
