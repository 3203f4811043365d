package io.supercool.launcher.transfer;

import io.supercool.console.Console;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.pipeline.PipelineFiles;
import io.supercool.launcher.pipeline.PipelinePlan;
import io.supercool.launcher.pipeline.PipelineReporting;
import io.supercool.launcher.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains once elsewhere, then twice per number of configurations: a readout, and all from new. */
public final class TransferEvaluation {
  private final RunConfiguration configuration;
  private final PipelineReporting passes;
  private final Console console;

  /** Trains and tests by {@code passes} on a system that is up. */
  public TransferEvaluation(
      RunConfiguration configuration, PipelineReporting passes, Console console) {
    this.configuration = configuration;
    this.passes = passes;
    this.console = console;
  }

  /**
   * Trains and tests all.
   *
   * @param model begins the models' names
   * @param from files the layers are learned from
   * @param train files of which the first so many are learned from
   * @param counts how many, ascending
   */
  public Transfer execute(
      String model, List<Path> from, List<Path> train, List<Path> test, List<Integer> counts) {
    console.say("%nLayers from %s.".formatted(Counted.of(from.size(), "configuration")));
    String layers = model + "-layers";
    Report trained = run(plan(layers, from, test));
    List<Transfer.Row> rows = new ArrayList<>();
    rows.add(Transfer.asItIs(trained));
    for (int count : counts) {
      List<Path> few = train.subList(0, count);
      console.say("%nA new readout from %d.".formatted(count));
      Report readout =
          run(plan("%s-readout-%d".formatted(model, count), few, test).onLayersOf(layers));
      console.say("%nFrom scratch from %d.".formatted(count));
      Report scratch = run(plan("%s-scratch-%d".formatted(model, count), few, test));
      rows.add(Transfer.of(count, readout, scratch));
    }
    return new Transfer(trained.firstSpecies(), rows);
  }

  private PipelinePlan plan(String model, List<Path> train, List<Path> test) {
    return PipelinePlan.of(
        model, configuration, new PipelineFiles(train, List.of(), test, List.of()));
  }

  private Report run(PipelinePlan plan) {
    return passes.run(plan, prediction -> {}, System.nanoTime());
  }
}
