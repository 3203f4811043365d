package io.supercool.launcher.doctor;

import java.util.List;
import java.util.Locale;

/** Findings for people to read: a line each, and below it what to do. */
public final class FindingTable {
  private static final int LEVEL = 6;

  private FindingTable() {}

  /** The lines. */
  public static String of(List<Finding> findings) {
    int check = 2 + findings.stream().mapToInt(one -> one.check().length()).max().orElse(0);
    String format = "%-" + LEVEL + "s%-" + check + "s%s%n";
    StringBuilder table = new StringBuilder();
    for (Finding finding : findings) {
      table.append(
          String.format(Locale.ROOT, format, finding.level(), finding.check(), finding.text()));
      if (finding.remedy() != null) {
        table.append(String.format(Locale.ROOT, format, "", "", finding.remedy()));
      }
    }
    return table.toString().stripTrailing();
  }
}
