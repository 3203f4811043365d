package io.supercool.broker;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The broker as a process. Writes {@code ready HOST:PORT} to standard output when it accepts
 * clients, logs warnings to standard error, and stops in order on SIGTERM.
 */
@Command(
    name = "embedded-broker",
    mixinStandardHelpOptions = true,
    description = "One Kafka broker on this machine, until it is told to stop.")
public final class Main implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Port to listen on; a free one by default.")
  private int port;

  @Option(
      names = "--data",
      description = "Folder of the records, kept; by default a temporary one, deleted at the end.")
  private @Nullable Path data;

  @Option(
      names = "--nodes",
      paramLabel = "PORT:CONTROLLER_PORT,...",
      description = "All nodes of a cluster; of one alone by default. Needs --node and --data.")
  private @Nullable String nodes;

  @Option(names = "--node", description = "Which of the nodes this is, from 1.")
  private int node;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] arguments) {
    // Read by slf4j-simple when the first logger is made. Set here and not in a resource, since in
    // tests of services this jar must leave logging alone.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() {
    EmbeddedBroker broker = start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
    System.out.println("ready " + broker.bootstrapServers());
    broker.awaitShutdown();
    return 0;
  }

  private EmbeddedBroker start() {
    if (nodes != null) {
      BrokerNodes all = BrokerNodes.parse(nodes);
      if (data == null || node < 1 || node > all.all().size()) {
        throw new ParameterException(
            spec.commandLine(),
            "--nodes needs --data, and --node from 1 to " + all.all().size() + ".");
      }
      return new EmbeddedBroker(all, node, data);
    }
    return data == null ? EmbeddedBroker.temporary(port) : new EmbeddedBroker(port, data);
  }
}
