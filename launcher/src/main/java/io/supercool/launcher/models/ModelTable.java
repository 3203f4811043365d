package io.supercool.launcher.models;

import io.supercool.library.ModelFacts;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.PackageManifest;
import io.supercool.library.TestScore;
import io.supercool.library.TrainingData;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Models, a line each. */
public final class ModelTable {
  private ModelTable() {}

  /** As text; without any, what to do. */
  public static String of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return "No models yet: ./supercool run trains one.";
    }
    int width =
        entries.stream()
            .mapToInt(entry -> entry.model().manifest().title().length())
            .max()
            .orElse(0);
    String format = "%-" + width + "s  %-8s  %-22s  %-20s  %s%n";
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            format, "model", "species", "temperatures", "made", "Pearson (longest time)"));
    for (Entry entry : entries) {
      PackageManifest manifest = entry.model().manifest();
      ModelFacts facts = entry.model().facts();
      table.append(
          String.format(
              format,
              manifest.title(),
              String.join(",", facts.standardisation().species()),
              temperatures(facts),
              manifest.created(),
              best(manifest.scores())
                  .map(
                      score ->
                          String.format(
                              Locale.ROOT,
                              "%.3f of %s at t=%s",
                              score.mean(),
                              score.species(),
                              score.time()))
                  .orElse("not tested")));
    }
    return table.toString().stripTrailing();
  }

  /** At the longest lag time, of the species that stands first. */
  static Optional<TestScore> best(List<TestScore> scores) {
    return scores.stream()
        .filter(score -> score.species().equals(scores.get(0).species()))
        .max(Comparator.comparingDouble(TestScore::time));
  }

  private static String temperatures(ModelFacts facts) {
    TrainingData data = facts.data();
    return data == null || data.temperatures().isEmpty()
        ? "not known"
        : data.temperatures().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
