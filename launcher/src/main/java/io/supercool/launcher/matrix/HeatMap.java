package io.supercool.launcher.matrix;

import io.supercool.launcher.report.Numbers;
import io.supercool.launcher.report.SvgText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link Matrix} as a picture: SVG, which browsers and papers take. */
public final class HeatMap {
  private static final int CELL = 90;
  private static final int MARGIN = 110;

  /** Cividis, which reads the same with and without colour vision. */
  private static final int[][] COLOURS = {
    {0, 34, 78}, {53, 69, 108}, {102, 105, 112}, {148, 142, 119}, {200, 184, 102}, {254, 232, 56}
  };

  private HeatMap() {}

  /** The network's correlations; colours from the lowest to the highest. */
  public static String svg(Matrix matrix) {
    List<String> sets = matrix.sets();
    int size = MARGIN + CELL * sets.size() + 20;
    double low = extreme(matrix, true);
    double high = extreme(matrix, false);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="15" text-anchor="middle">
        <title>Pearson correlation of species %s, trained on rows, tested on columns</title>
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="24">tested on</text>
        <text x="24" y="%d" transform="rotate(-90 24 %d)">trained on</text>
        """
            .formatted(
                size,
                size,
                SvgText.escaped(matrix.species()),
                MARGIN + CELL * sets.size() / 2,
                MARGIN + CELL * sets.size() / 2,
                MARGIN + CELL * sets.size() / 2));
    for (int row = 0; row < sets.size(); row++) {
      svg.append(label(MARGIN + CELL * row + CELL / 2, MARGIN - 18, sets.get(row)));
      svg.append(label(MARGIN - 40, MARGIN + CELL * row + CELL / 2 + 5, sets.get(row)));
      for (int column = 0; column < sets.size(); column++) {
        svg.append(cell(matrix.network().get(row).get(column), row, column, low, high));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static String cell(@Nullable Double value, int row, int column, double low, double high) {
    double share = value == null || high <= low ? 0 : (value - low) / (high - low);
    int x = MARGIN + CELL * column;
    int y = MARGIN + CELL * row;
    return """
    <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
    <text x="%d" y="%d" fill="%s">%s</text>
    """
        .formatted(
            x,
            y,
            CELL - 2,
            CELL - 2,
            value == null ? "#dddddd" : colour(share),
            x + CELL / 2,
            y + CELL / 2 + 5,
            value == null || share > 0.5 ? "black" : "white",
            Numbers.correlation(value));
  }

  private static String label(int x, int y, String text) {
    return "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, SvgText.escaped(text));
  }

  private static String colour(double share) {
    double along = share * (COLOURS.length - 1);
    int below = Math.min((int) along, COLOURS.length - 2);
    double rest = along - below;
    StringBuilder colour = new StringBuilder("#");
    for (int channel = 0; channel < 3; channel++) {
      double value = COLOURS[below][channel] * (1 - rest) + COLOURS[below + 1][channel] * rest;
      colour.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
    }
    return colour.toString();
  }

  private static double extreme(Matrix matrix, boolean lowest) {
    double extreme = lowest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    for (List<@Nullable Double> row : matrix.network()) {
      for (Double value : row) {
        if (value != null) {
          extreme = lowest ? Math.min(extreme, value) : Math.max(extreme, value);
        }
      }
    }
    return extreme;
  }
}
