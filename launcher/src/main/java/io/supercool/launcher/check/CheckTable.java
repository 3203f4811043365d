package io.supercool.launcher.check;

import io.supercool.launcher.check.CheckedFile.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checked files for people to read: a row each, and below what is wrong with them. */
public final class CheckTable {
  private static final List<String> HEAD =
      List.of(
          "file",
          "format",
          "frames",
          "steps",
          "particles",
          "species",
          "box",
          "units",
          "potential",
          "lag times");
  private static final String GAP = "  ";

  private CheckTable() {}

  /** The rows, each column as wide as its widest cell. */
  public static String of(List<CheckedFile> files) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    files.forEach(file -> rows.add(row(file)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s" + GAP, row.get(at)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    files.forEach(file -> appendFaults(file, text));
    return text.toString();
  }

  private static List<String> row(CheckedFile file) {
    double[] box = file.box();
    return List.of(
        name(file),
        file.format() == null ? "-" : file.format(),
        String.valueOf(file.frames()),
        range(file.steps()),
        range(file.particles()),
        file.species().entrySet().stream()
            .map(CheckTable::count)
            .collect(Collectors.joining(" ", "", "")),
        box == null ? "-" : numbers(box, " x "),
        file.units() == null ? "-" : file.units(),
        file.potential() == null ? "-" : file.potential(),
        file.labels().length == 0 ? "-" : numbers(file.labels(), " "));
  }

  private static String name(CheckedFile file) {
    return Path.of(file.file()).getFileName().toString();
  }

  private static String count(Map.Entry<String, Integer> species) {
    return species.getKey() + " " + species.getValue();
  }

  private static <T extends Comparable<T>> String range(List<T> values) {
    if (values.isEmpty()) {
      return "-";
    }
    T least = Collections.min(values);
    T most = Collections.max(values);
    return least.equals(most) ? least.toString() : least + " to " + most;
  }

  private static String numbers(double[] values, String between) {
    return Arrays.stream(values)
        .mapToObj(value -> String.format(Locale.ROOT, "%.5g", value).replaceFirst("\\.?0+$", ""))
        .collect(Collectors.joining(between));
  }

  private static void appendFaults(CheckedFile file, StringBuilder text) {
    for (String warning : file.warnings()) {
      text.append("\nwarning: ").append(name(file)).append(": ").append(warning);
    }
    for (Refusal refusal : file.refused()) {
      text.append("\nrefused: %s: %s: %s".formatted(name(file), refusal.place(), refusal.reason()));
    }
    if (!file.warnings().isEmpty() || !file.refused().isEmpty()) {
      text.append('\n');
    }
  }
}
