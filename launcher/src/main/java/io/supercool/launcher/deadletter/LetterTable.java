package io.supercool.launcher.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dead letters for people to read, a line each. */
public final class LetterTable {
  private static final List<String> HEAD =
      List.of("letter", "written (UTC)", "service", "key", "reason");
  private static final int MAX_KEY = 24;
  private static final int MIN_REASON = 20;
  private static final String GAP = "  ";

  private LetterTable() {}

  /**
   * The table.
   *
   * @param width of a line: reasons are cut to it
   */
  public static String of(List<LetterSummary> letters, int width) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    letters.forEach(letter -> rows.add(row(letter)));
    int last = HEAD.size() - 1;
    StringBuilder format = new StringBuilder();
    int taken = 0;
    for (int column = 0; column < last; column++) {
      int at = column;
      int widest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      format.append("%-").append(widest).append('s').append(GAP);
      taken += widest + GAP.length();
    }
    format.append("%s");
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row.subList(0, last));
      cells.add(cut(row.get(last), Math.max(MIN_REASON, width - taken)));
      table.append(String.format(Locale.ROOT, format.toString(), cells.toArray())).append('\n');
    }
    return table.toString().stripTrailing();
  }

  private static List<String> row(LetterSummary letter) {
    return List.of(
        letter.letter(),
        letter.written().replaceFirst("T", " ").replaceFirst("(\\.\\d+)?Z$", ""),
        letter.service() == null ? "-" : letter.service(),
        letter.key().isEmpty() ? "-" : end(oneLine(letter.key())),
        oneLine(letter.reason()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  /** Of a path its end says most. */
  private static String end(String text) {
    return text.length() <= MAX_KEY ? text : "…" + text.substring(text.length() - MAX_KEY + 1);
  }
}
