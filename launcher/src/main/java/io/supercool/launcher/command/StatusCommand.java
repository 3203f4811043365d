package io.supercool.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.contracts.json.Json;
import io.supercool.launcher.status.StatusClient;
import io.supercool.launcher.status.StatusTable;
import io.supercool.launcher.status.SystemStatus;
import io.supercool.launcher.system.SystemState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: how the running system is. */
@Command(
    name = "status",
    description =
        "Services, topics, dead letters, consumer groups and model of the running system.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    SystemState system = RunningState.require();
    String page = system.page();
    byte[] answer = StatusClient.fetch(page);
    if (json) {
      System.out.println(Json.read(answer, JsonNode.class).toPrettyString());
    } else {
      System.out.println("page: " + page + "\n");
      System.out.println(StatusTable.of(Json.read(answer, SystemStatus.class)));
      system.processes().stream()
          .filter(member -> member.failure() != null)
          .forEach(
              member ->
                  System.out.printf(
                      "%n%s cannot run; the others go on. The end of its log, %s:%n%s%n",
                      member.name(), member.log(), member.failure()));
    }
    return 0;
  }
}
