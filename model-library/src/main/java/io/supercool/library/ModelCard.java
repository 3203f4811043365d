package io.supercool.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.text.Counted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person reads of a model before using it, as Markdown. */
public final class ModelCard {
  private ModelCard() {}

  /** The card of a model. */
  static byte[] markdown(PackageManifest manifest, ModelFacts facts) {
    return (head(manifest, facts) + home(facts) + scores(manifest) + training(facts))
        .getBytes(UTF_8);
  }

  private static String head(PackageManifest manifest, ModelFacts facts) {
    NetworkOptions network = facts.request().network();
    return String.format(
        Locale.ROOT,
        """
        # %s

        Predicts the propensity of every particle, the mean distance it will have moved, from one configuration.

        | | |
        |---|---|
        | model version | `%s` |
        | made | %s by Supercool %s, %s |
        | licence | %s |
        | network | %s, %s, lMax %d, cutoff %s, %s |
        """,
        manifest.title(),
        facts.version(),
        manifest.created(),
        manifest.supercool(),
        facts.engine(),
        manifest.licence(),
        Counted.of(network.layers(), "layer"),
        Counted.of(network.channels(), "channel"),
        network.lMax(),
        network.cutoff(),
        Counted.of(facts.parameters(), "parameter"));
  }

  private static String home(ModelFacts facts) {
    StringBuilder text = new StringBuilder();
    row(text, "species", String.join(", ", facts.standardisation().species()));
    row(
        text,
        "lag times",
        numbers(Arrays.stream(facts.standardisation().times()).boxed().toList()));
    TrainingData data = facts.data();
    if (data == null) {
      row(text, "trained on", "not recorded by the version that trained it");
    } else {
      row(
          text,
          "trained on",
          "%s, %s in all"
              .formatted(
                  Counted.of(data.configurations(), "configuration"),
                  Counted.of(data.particles(), "particle")));
      row(text, "potential", String.join(", ", data.potential()));
      row(text, "units", String.join(", ", data.units()));
      row(
          text,
          "temperatures",
          data.temperatures().isEmpty() ? "not known" : numbers(data.temperatures()));
      row(
          text,
          "number density",
          String.format(Locale.ROOT, "%.4g to %.4g", data.density().low(), data.density().high()));
    }
    return text.append('\n').toString();
  }

  private static String scores(PackageManifest manifest) {
    List<TestScore> scores = manifest.scores();
    if (scores.isEmpty()) {
      return "No scores: it was not tested on configurations that it was not trained on.\n\n";
    }
    StringBuilder text =
        new StringBuilder(
            """
            Pearson's correlation with the observed propensity, on configurations that the model was neither trained nor
            chosen on:

            | species | lag time | mean over configurations | 95 % interval | pooled | configurations |
            |---|---|---|---|---|---|
            """);
    for (TestScore score : scores) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.3f | %s | %.3f | %d |%n",
              score.species(),
              score.time(),
              score.mean(),
              score.low() == null || score.high() == null
                  ? "-"
                  : String.format(Locale.ROOT, "%.3f to %.3f", score.low(), score.high()),
              score.pooled(),
              score.configurations()));
    }
    return text.append('\n').toString();
  }

  private static String training(ModelFacts facts) {
    TrainingOptions options = facts.request().training();
    String start = facts.request().start();
    return String.format(
        Locale.ROOT,
        "Trained for %s%s with seed %d, learning rate %s, weight decay %s. `model.json` holds the whole configuration.%n",
        Counted.of(facts.epoch(), "epoch"),
        start == null ? "" : " from `%s` on".formatted(start),
        options.seed(),
        options.learningRate(),
        options.weightDecay());
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
