package io.supercool.launcher.system;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The program of module benchmarks, in a JVM like model-service's. */
public final class BenchmarkProgram {
  private static final List<String> PASSED_ON = List.of("supercool.terminal", "supercool.columns");

  private BenchmarkProgram() {}

  /** Runs it to its end on this terminal; its exit status. */
  public static int run(Installation installation, List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(installation, arguments)).inheritIO();
    builder.environment().putAll(Programs.engineEnvironment());
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-benchmark"));
      return process.waitFor();
    } catch (IOException e) {
      throw new UserException("Cannot start the benchmark: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted", e);
    }
  }

  private static List<String> command(Installation installation, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Programs.JAVA));
    command.addAll(Programs.computingJvm(Service.MODEL.heapMebibytes()));
    for (String property : PASSED_ON) {
      command.add("-D%s=%s".formatted(property, System.getProperty(property, "")));
    }
    command.addAll(
        List.of("-cp", installation.benchmarkClassPath(), "io.supercool.benchmarks.Main"));
    command.addAll(List.of("--root", installation.root().toString()));
    command.addAll(arguments);
    return command;
  }
}
