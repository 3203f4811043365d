package io.supercool.launcher.pipeline;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What predictions warn of, each once, with how many do. Bounded. */
final class PredictionWarnings {
  private static final int MAX_DIFFERENT = 100;
  private static final int MAX_LINES = 8;

  private final Map<String, Set<String>> byText = new LinkedHashMap<>();

  /** Takes a prediction; one of the same id counts once. */
  void add(Prediction prediction) {
    for (String warning : prediction.warnings()) {
      if (byText.containsKey(warning) || byText.size() < MAX_DIFFERENT) {
        byText
            .computeIfAbsent(warning, text -> new LinkedHashSet<>())
            .add(prediction.snapshot().toString());
      }
    }
  }

  /** A line for each, and how many more there are. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Set<String>> warning : byText.entrySet()) {
      if (lines.size() == MAX_LINES) {
        lines.add("and %d more kinds of warnings".formatted(byText.size() - MAX_LINES));
        break;
      }
      Set<String> snapshots = warning.getValue();
      String who =
          snapshots.size() == 1
              ? snapshots.iterator().next()
              : Counted.of(snapshots.size(), "configuration");
      lines.add(who + ": " + warning.getKey());
    }
    return lines;
  }
}
