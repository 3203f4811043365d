package io.supercool.benchmarks.measure;

import ai.djl.ndarray.NDManager;
import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.network.NetworkInput;
import io.supercool.model.network.Networks;
import io.supercool.model.training.AdamW;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** One training step of the network as model-service takes it, and one prediction. */
public final class StepMeasurement {
  private static final int PROFILED_STEPS = 8;

  private StepMeasurement() {}

  /**
   * Measures the network of {@code options} on {@code graph} under {@code manager}.
   *
   * @param progress is told what is measured and the repetition
   */
  public static BenchmarkReport.Step of(
      Graph graph,
      NetworkOptions options,
      int threads,
      NDManager manager,
      Effort effort,
      BiConsumer<String, Integer> progress) {
    Graph known = withPropensity(graph);
    Standardisation standardisation = StandardisationFit.of(List.of(known));
    NetworkInput input = standardisation.input(known, options.lMax());
    float[] targets = standardisation.targets(known.configuration());
    float[] weights = standardisation.mask(known.configuration());
    TrainingOptions training = TrainingOptions.DEFAULT;
    try (EquivariantNetwork network =
            Networks.create(
                manager,
                options,
                standardisation.species().size(),
                standardisation.inputCount(),
                standardisation.times().length,
                training.seed(),
                threads);
        AdamW optimizer = new AdamW(manager, network.parameters(), training.gradientNorm())) {
      Runnable gradients = () -> network.lossAndGradients(input, targets, weights);
      Runnable move =
          () -> optimizer.step(0, training.learningRate() / 100, training.weightDecay());
      Timing forward =
          Timing.of(effort, done -> progress.accept("forward", done), () -> network.predict(input));
      Timing forwardBackward =
          Timing.of(effort, done -> progress.accept("forward and backward", done), gradients);
      Timing moving = Timing.of(effort, done -> progress.accept("optimizer", done), move);
      double peak = PeakMemory.megabytes();
      Map<String, Double> shares =
          profile(effort, gradients, move, done -> progress.accept("profile", done));
      return new BenchmarkReport.Step(
          input.nodes(),
          options.layers(),
          options.channels(),
          options.lMax(),
          options.parity(),
          threads,
          forward.median(),
          forwardBackward.median(),
          peak,
          forward.fastest(),
          forwardBackward.fastest(),
          moving.median(),
          network.parameters().count(),
          scaled(shares, forwardBackward.median() + moving.median()));
    }
  }

  private static Map<String, Double> profile(
      Effort effort, Runnable gradients, Runnable move, IntConsumer progress) {
    int steps = Math.min(PROFILED_STEPS, effort.repetitions());
    return TimeProfile.of(
        () -> {
          for (int step = 0; step < steps; step++) {
            progress.accept(step);
            gradients.run();
            move.run();
          }
        });
  }

  private static Map<String, Double> scaled(Map<String, Double> shares, double milliseconds) {
    Map<String, Double> scaled = new LinkedHashMap<>();
    shares.forEach((place, share) -> scaled.put(place, share * milliseconds));
    return scaled;
  }

  /** The graph with random propensities at one lag time, so that every file gives one network. */
  private static Graph withPropensity(Graph graph) {
    Configuration given = graph.configuration();
    Random random = new Random(1);
    float[] propensity = new float[given.particles()];
    for (int particle = 0; particle < propensity.length; particle++) {
      propensity[particle] = random.nextFloat();
    }
    return graph.withConfiguration(given.withPropensity(Propensity.of(1, propensity)));
  }
}
