package io.supercool.launcher.command;

import io.supercool.launcher.files.Glob;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.system.BenchmarkProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark}: how fast graph, network and transport are beside what the machine can do. */
@Command(
    name = "benchmark",
    description = "Measures graph, training step and transport beside this machine's limits.",
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--configuration",
      paramLabel = "FILE",
      description = "What to measure on; without it, the first of the sample (4096 particles).")
  private @Nullable String configuration;

  @Option(names = "--report", paramLabel = "FILE", description = "Where to write it as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "CPU threads of the network; ${DEFAULT-VALUE} by default.")
  private int threads;

  @Option(
      names = "--quick",
      description = "Once and small, to see that it works; the figures mean nothing.")
  private boolean quick;

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1: " + threads);
    }
    return BenchmarkProgram.run(Installation.current(), arguments(Installation.current()));
  }

  /** The program's arguments. */
  List<String> arguments(Installation installation) {
    String pattern = configuration == null ? installation.sample("train") : configuration;
    Path file = Glob.expand(List.of(pattern), "--configuration").get(0);
    List<String> arguments =
        new ArrayList<>(
            List.of("--configuration", file.toString(), "--threads", String.valueOf(threads)));
    if (report != null) {
      arguments.addAll(List.of("--report", report.toAbsolutePath().toString()));
    }
    if (quick) {
      arguments.add("--quick");
    }
    return arguments;
  }
}
