package io.supercool.launcher.predict;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.evaluation.LagTimes;
import io.supercool.library.ModelFacts;
import io.supercool.library.ModelPackage;
import io.supercool.library.TestScore;
import io.supercool.library.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A prediction in short, and as {@code --json} prints it.
 *
 * @param id of the snapshot
 * @param particles how many
 * @param times lag times
 * @param mean predicted propensity, averaged over the particles of each species, per time
 * @param sigma how far a particle's propensity is from the predicted one, root mean square, per
 *     species and time; null where the model was not tested. From the model's pooled test score r
 *     and the spread s of the training propensities: s sqrt(1 - r^2)
 * @param time the longest lag time that the model has learned at the configuration's temperature;
 *     the longest of all where it has learned none there
 * @param mostMobile particles of the first species with the largest predicted propensity at {@code
 *     time}, the most mobile first
 * @param seconds since the command began
 * @param warnings in what the configuration is unlike those that the model was trained on
 */
public record PredictionSummary(
    String id,
    int particles,
    double[] times,
    Map<String, double[]> mean,
    Map<String, @Nullable Double[]> sigma,
    double time,
    List<Integer> mostMobile,
    double seconds,
    List<String> warnings) {
  private static final int LISTED = 5;

  /** Of {@code prediction} by {@code model}. */
  public static PredictionSummary of(Prediction prediction, ModelPackage model, double seconds) {
    Configuration configuration = prediction.configuration();
    int shown = shown(prediction, model.facts().data());
    Map<String, double[]> mean = new LinkedHashMap<>();
    Map<String, @Nullable Double[]> sigma = new LinkedHashMap<>();
    List<String> species = configuration.header().species();
    for (byte own = 0; own < species.size(); own++) {
      int[] particles = of(own, configuration.species());
      if (particles.length > 0) {
        mean.put(species.get(own), means(prediction, particles));
        sigma.put(species.get(own), sigmas(species.get(own), prediction.times(), model));
      }
    }
    return new PredictionSummary(
        prediction.snapshot().toString(),
        prediction.particles(),
        prediction.times(),
        mean,
        sigma,
        prediction.times()[shown],
        mostMobile(prediction, shown),
        seconds,
        prediction.warnings());
  }

  private static int[] of(byte species, byte[] all) {
    return IntStream.range(0, all.length).filter(particle -> all[particle] == species).toArray();
  }

  private static double[] means(Prediction prediction, int[] particles) {
    return Arrays.stream(prediction.predicted())
        .mapToDouble(
            values -> Arrays.stream(particles).mapToDouble(p -> values[p]).average().orElseThrow())
        .toArray();
  }

  private static @Nullable Double[] sigmas(String species, double[] times, ModelPackage model) {
    ModelFacts.Known known = model.facts().standardisation();
    int own = known.species().indexOf(species);
    Double[] sigmas = new Double[times.length];
    for (int time = 0; time < times.length; time++) {
      for (TestScore score : model.manifest().scores()) {
        if (score.species().equals(species)
            && LagTimes.areSame(score.time(), times[time])
            && own >= 0) {
          double deviation = known.targets()[own][time].deviation();
          sigmas[time] = deviation * Math.sqrt(Math.max(0, 1 - score.pooled() * score.pooled()));
        }
      }
    }
    return sigmas;
  }

  /** Index of the lag time that a person is told of. */
  private static int shown(Prediction prediction, @Nullable TrainingData data) {
    double temperature = prediction.configuration().header().temperature();
    int last = prediction.times().length - 1;
    for (int time = last; data != null && time >= 0; time--) {
      if (data.isLearned(temperature, prediction.times()[time])) {
        return time;
      }
    }
    return last;
  }

  private static List<Integer> mostMobile(Prediction prediction, int time) {
    float[] longest = prediction.predicted()[time];
    return IntStream.of(of((byte) 0, prediction.configuration().species()))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer particle) -> -longest[particle]))
        .limit(LISTED)
        .toList();
  }

  /** For a person: a line, and one for each warning. */
  public List<String> lines() {
    int last = Arrays.binarySearch(times, time);
    List<String> lines = new ArrayList<>();
    String means =
        mean.entrySet().stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%s %.3f%s",
                        entry.getKey(),
                        entry.getValue()[last],
                        uncertainty(entry.getKey(), last)))
            .collect(Collectors.joining(", "));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s  %d particles move on average, by t=%s: %s; farthest: particles %s",
            id,
            particles,
            time,
            means,
            mostMobile.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    warnings.forEach(warning -> lines.add("  warning: " + warning));
    return lines;
  }

  private String uncertainty(String species, int time) {
    Double own = sigma.get(species)[time];
    return own == null ? "" : String.format(Locale.ROOT, " (one particle +/- %.3f)", own);
  }
}
