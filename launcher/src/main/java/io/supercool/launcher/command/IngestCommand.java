package io.supercool.launcher.command;

import io.supercool.contracts.Split;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.run.Ingestion;
import io.supercool.launcher.run.RunLedger;
import io.supercool.launcher.run.RunPlan;
import io.supercool.launcher.run.RunWatch;
import io.supercool.launcher.system.SystemState;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ingest}: gives files to the running system. */
@Command(
    name = "ingest",
    description = "Gives files to the running system; returns when they are read.",
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "Files or globs.")
  private List<String> sources = List.of();

  @Option(
      names = "--split",
      defaultValue = "live",
      paramLabel = "SPLIT",
      description = "What they are for: train, test or live (default).")
  private Split split = Split.LIVE;

  @Override
  public Integer call() {
    Logging.quiet();
    List<Path> files = Glob.expand(sources, "SOURCE");
    SystemState state = RunningState.require();
    Cluster cluster = new Cluster(state.bootstrapServers());
    Console console = Console.standard();
    RunLedger ledger = new RunLedger();
    try (EventFollower follower = new EventFollower(cluster);
        Requests requests = new Requests(cluster)) {
      RunWatch watch = new RunWatch(follower, ledger, () -> {}, console);
      boolean all =
          Ingestion.execute(
              RunPlan.requests("ingest-" + UUID.randomUUID(), files, split),
              requests,
              ledger,
              watch,
              console);
      console.say("Follow them on the page: " + state.page());
      return all ? 0 : 1;
    }
  }
}
