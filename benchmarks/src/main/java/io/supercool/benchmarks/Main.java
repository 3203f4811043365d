package io.supercool.benchmarks;

import io.supercool.benchmarks.input.Sample;
import io.supercool.benchmarks.measure.BrokerTopic;
import io.supercool.benchmarks.measure.Effort;
import io.supercool.benchmarks.measure.GraphMeasurement;
import io.supercool.benchmarks.measure.TransportMeasurement;
import io.supercool.benchmarks.process.BrokerJvm;
import io.supercool.benchmarks.process.EngineJvm;
import io.supercool.benchmarks.process.Machine;
import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.benchmarks.report.BenchmarkTable;
import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures, prints a table, and writes the report. The launcher's {@code benchmark} starts it with
 * the JVM arguments and environment of model-service.
 */
@Command(name = "benchmark")
public final class Main implements Callable<Integer> {
  private final Console console = Console.standard();

  @Option(names = "--configuration", required = true)
  private Path configuration = Path.of("");

  /** The checkout that is measured. */
  @Option(names = "--root", required = true)
  private Path root = Path.of("");

  @Option(names = "--report")
  private @Nullable Path report;

  @Option(names = "--threads", defaultValue = "2")
  private int threads;

  @Option(names = "--quick")
  private boolean quick;

  private Main() {}

  /** Measures and ends the JVM: 0 done, 1 could not be done. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command; failures are shown as their text alone. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              boolean expected =
                  failure instanceof UserException || failure instanceof SourceFormatException;
              if (!expected) {
                failure.printStackTrace(command.getErr());
              }
              command.getErr().println("supercool: " + failure.getMessage());
              command.getErr().flush();
              return 1;
            });
  }

  @Override
  public Integer call() throws IOException {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    BenchmarkReport result = measure(effort);
    if (report != null) {
      result.write(report);
    }
    console.say(BenchmarkTable.of(result));
    return 0;
  }

  private BenchmarkReport measure(Effort effort) throws IOException {
    BenchmarkReport.Run run = Machine.run(configuration.toAbsolutePath(), root);
    console.progress("read", configuration.toString());
    NetworkOptions network = NetworkOptions.DEFAULT;
    Graph graph = Sample.read(configuration, network.cutoff());
    BenchmarkReport.Graph building =
        GraphMeasurement.of(graph, network.lMax(), effort, repetition("graph"));
    EngineJvm.Result engine =
        EngineJvm.measure(
            graph, network, threads, effort, text -> console.progress("network", text));
    console.progress("broker", "starts");
    try (BrokerJvm broker = BrokerJvm.start();
        BrokerTopic graphs = new BrokerTopic(broker.bootstrapServers(), "graphs");
        BrokerTopic records = new BrokerTopic(broker.bootstrapServers(), "records")) {
      BenchmarkReport.Transport transport =
          TransportMeasurement.graph(graph, graphs, effort, repetition("transport"));
      console.progress("broker", "records of 1 MiB");
      double[] megabytes = TransportMeasurement.brokerMegabytesPerSecond(records, effort);
      return new BenchmarkReport(
          building,
          engine.step(),
          transport,
          new BenchmarkReport.Machine(
              engine.sgemmGflops().median(),
              engine.bandwidthGBs().median(),
              engine.sgemmGflops().best(),
              engine.bandwidthGBs().best(),
              megabytes[0],
              megabytes[1]),
          run);
    }
  }

  private IntConsumer repetition(String phase) {
    return done -> console.progress(phase, String.format(Locale.ROOT, "repetition %d", done + 1));
  }
}
