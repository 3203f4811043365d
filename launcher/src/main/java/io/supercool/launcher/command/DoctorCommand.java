package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.json.Json;
import io.supercool.launcher.doctor.BuildChecks;
import io.supercool.launcher.doctor.ClusterChecks;
import io.supercool.launcher.doctor.Finding;
import io.supercool.launcher.doctor.FindingTable;
import io.supercool.launcher.doctor.MachineChecks;
import io.supercool.launcher.doctor.ServiceChecks;
import io.supercool.launcher.doctor.WorkspaceChecks;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.system.SystemOptions;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what keeps a system from running well. */
@Command(
    name = "doctor",
    description = {
      "Looks at this machine, at what is built, at the workspace, at the running system if there is"
          + " one, and at its Kafka cluster or the one that $KAFKA_BOOTSTRAP_SERVERS names. Says of"
          + " each whether it is as it should be, and what to do. Changes nothing."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is as it should be",
      "1:something does not work",
      "2:the command line makes no sense",
      "3:there are warnings"
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WARNED = 3;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description =
          "Which workspace. Default: that of the running system, or .supercool/workspace.")
  private @Nullable Path workspace;

  @Option(names = "--json", description = "One JSON object for each check, a line each.")
  private boolean json;

  @Override
  public Integer call() {
    Logging.quiet();
    List<Finding> findings = findings();
    if (json) {
      findings.forEach(
          finding -> System.out.println(new String(Json.write(finding), StandardCharsets.UTF_8)));
    } else {
      Console.standard().say(FindingTable.of(findings));
    }
    return switch (worst(findings)) {
      case OK -> 0;
      case WARN -> WARNED;
      case FAIL -> FAILED;
    };
  }

  private List<Finding> findings() {
    Installation installation = Installation.current();
    Optional<SystemState> running = new SystemStateFile(installation.stateFile()).running();
    List<Finding> findings = new ArrayList<>(BuildChecks.of(installation));
    SystemOptions options;
    try {
      options = SystemOptions.besideOthers(System.getenv(), null, null);
    } catch (UserException e) {
      findings.add(
          new Finding("settings", Finding.Level.FAIL, e.getMessage(), "Correct the variable."));
      return findings;
    }
    findings.addAll(MachineChecks.of(options, running.isPresent()));
    findings.addAll(WorkspaceChecks.of(folder(installation, running), options.diskReserve()));
    findings.addAll(
        running
            .map(ServiceChecks::of)
            .orElseGet(() -> List.of(new Finding("system", Finding.Level.OK, "none runs", null))));
    String named = KnownCluster.named();
    String servers =
        named == null ? running.map(SystemState::bootstrapServers).orElse(null) : named;
    if (servers != null) {
      findings.addAll(ClusterChecks.of(new Cluster(servers), options.topicReplicas()));
    }
    return findings;
  }

  private Path folder(Installation installation, Optional<SystemState> running) {
    return workspace != null
        ? workspace
        : running.map(system -> Path.of(system.folder())).orElse(installation.workspace());
  }

  private static Finding.Level worst(List<Finding> findings) {
    return findings.stream().map(Finding::level).max(Finding.Level::compareTo).orElseThrow();
  }
}
