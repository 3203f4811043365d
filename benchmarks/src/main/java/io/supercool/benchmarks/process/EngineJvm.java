package io.supercool.benchmarks.process;

import ai.djl.ndarray.NDManager;
import io.supercool.benchmarks.input.Sample;
import io.supercool.benchmarks.measure.Effort;
import io.supercool.benchmarks.measure.EngineMeasurement;
import io.supercool.benchmarks.measure.MemoryMeasurement;
import io.supercool.benchmarks.measure.Rate;
import io.supercool.benchmarks.measure.StepMeasurement;
import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.contracts.Graph;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.model.device.Devices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A JVM that holds the engine and one graph, as model-service's does, and measures the training
 * step there; its peak memory is that step's. Then, in the same JVM, what the machine can do.
 */
public final class EngineJvm {

  /** What it is told: where the graph is, the network, the CPU threads, and how much to measure. */
  public record Task(String graph, NetworkOptions network, int threads, Effort effort) {}

  /** What it finds. */
  public record Result(BenchmarkReport.Step step, Rate sgemmGflops, Rate bandwidthGBs) {}

  private EngineJvm() {}

  /** Measures in a JVM of its own; {@code progress} is told where it is. */
  public static Result measure(
      Graph graph, NetworkOptions network, int threads, Effort effort, Consumer<String> progress)
      throws IOException {
    Path file = Files.createTempFile("supercool-graph", ".blocks");
    try {
      Sample.write(graph, file);
      Task task = new Task(file.toString(), network, threads, effort);
      List<String> arguments = List.of(new String(Json.write(task), StandardCharsets.UTF_8));
      List<String> jvm = List.of("-Dai.djl.pytorch.num_threads=" + threads);
      try (ChildJvm child = ChildJvm.start(EngineJvm.class, jvm, arguments)) {
        String line = child.nextLine();
        while (line != null && !line.startsWith(Results.RESULT)) {
          if (line.startsWith(Results.PROGRESS)) {
            progress.accept(line.substring(Results.PROGRESS.length()));
          }
          line = child.nextLine();
        }
        if (line == null) {
          throw child.endedEarly();
        }
        String json = line.substring(Results.RESULT.length());
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Result.class);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The JVM's entry; its argument is a {@link Task}. */
  public static void main(String[] arguments) throws IOException {
    Task task = Json.read(arguments[0].getBytes(StandardCharsets.UTF_8), Task.class);
    Results.progress("the engine starts");
    Graph graph = Sample.readBlocks(Path.of(task.graph()));
    try (NDManager manager = NDManager.newBaseManager(Devices.current())) {
      BenchmarkReport.Step step =
          StepMeasurement.of(
              graph,
              task.network(),
              task.threads(),
              manager,
              task.effort(),
              (what, done) -> Results.progress("%s, repetition %d".formatted(what, done + 1)));
      Results.progress("matrix product");
      Rate gflops = EngineMeasurement.sgemmGflops(manager, task.effort());
      Results.progress("memory bandwidth");
      Rate bandwidth = MemoryMeasurement.gigabytesPerSecond(task.threads(), task.effort());
      Results.result(new Result(step, gflops, bandwidth));
    }
  }
}
