package io.supercool.launcher.matrix;

import io.supercool.console.Console;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.pipeline.PipelineFiles;
import io.supercool.launcher.pipeline.PipelinePlan;
import io.supercool.launcher.pipeline.PipelineReporting;
import io.supercool.launcher.report.Report;
import io.supercool.reader.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One model per set, each tested on the test files of all sets. */
public final class MatrixEvaluation {
  private MatrixEvaluation() {}

  /**
   * Trains and tests.
   *
   * @param model begins the models' names
   * @param passes on a system that is up
   */
  public static Matrix execute(
      List<FileSet> sets,
      String model,
      RunConfiguration configuration,
      PipelineReporting passes,
      Console console) {
    List<Path> test = sets.stream().flatMap(set -> set.test().stream()).toList();
    List<Report> reports = new ArrayList<>();
    List<List<String>> tested = new ArrayList<>();
    for (int index = 0; index < sets.size(); index++) {
      FileSet set = sets.get(index);
      console.say(
          "%nTraining on %s, %d of %d: %s, tested on %d."
              .formatted(
                  set.name(),
                  index + 1,
                  sets.size(),
                  Counted.of(set.train().size(), "configuration"),
                  test.size()));
      PipelinePlan plan =
          PipelinePlan.of(
              "%s-%d".formatted(model, index + 1),
              configuration,
              new PipelineFiles(set.train(), List.of(), test, List.of()));
      tested.add(trajectories(plan, set.test()));
      reports.add(passes.run(plan, prediction -> {}, System.nanoTime()));
    }
    return Matrix.of(sets.stream().map(FileSet::name).toList(), reports, tested);
  }

  /** The trajectory ids of some of the tested files. */
  private static List<String> trajectories(PipelinePlan plan, List<Path> chosen) {
    return plan.prediction().stream()
        .filter(request -> chosen.contains(Path.of(request.location())))
        .map(
            request ->
                request.trajectory() == null
                    ? Source.stem(Path.of(request.location()))
                    : request.trajectory())
        .toList();
  }
}
