package io.supercool.launcher.export;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.launcher.report.SvgText;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.structure.PartialDistributions;
import io.supercool.physics.structure.RadialDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first layer's learned radial functions over the liquid's radial distribution functions, as
 * SVG: one panel per degree, where l = 0 generalises radial densities and l > 0 bond order.
 */
public final class RadialPlot {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 150;
  private static final int LEFT = 60;
  private static final int GAP = 40;
  private static final double TICK = 0.25;
  private static final List<String> SHADES = List.of("#b9c6d6", "#ead7a4", "#cfe0c8");
  private static final List<String> LINES =
      List.of(
          "#00224e", "#35456c", "#666970", "#948e77", "#c8b866", "#7b3294", "#008837", "#d7191c");

  private final double reach;
  private List<String> species = List.of();
  private @Nullable PartialDistributions distributions;

  /** Where the plot begins: nearer than the closest pair nothing was learned. */
  private double start;

  /**
   * Without pairs yet.
   *
   * @param reach of the plot, the network's cutoff
   */
  public RadialPlot(double reach) {
    this.reach = reach;
  }

  /** Adds a configuration's pairs; one without an inherent structure, or in 2D, is not used. */
  public void add(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    double[] inherent = configuration.inherentPositions();
    if (inherent == null || configuration.header().dimensions() != 3) {
      return;
    }
    if (distributions == null) {
      species = configuration.header().species();
      distributions = new PartialDistributions(3, reach, species.size());
    }
    if (species.equals(configuration.header().species())) {
      distributions.add(
          new PeriodicBox(configuration.header().box()), configuration.species(), inherent);
    }
  }

  /**
   * The picture.
   *
   * @param csv a version's {@code radial-functions.csv}
   */
  public String svg(String csv) {
    start = distributions == null ? 0 : Math.max(0, distributions.closest() - 0.1 * reach);
    Map<Integer, Map<Integer, List<double[]>>> functions = functions(csv);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <title>Radial functions of the first layer over g(r) of the inherent structure</title>
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(LEFT + WIDTH + 20, GAP + functions.size() * (HEIGHT + GAP) + 10));
    for (int other = 0; other < species.size(); other++) {
      svg.append(
          "<text x=\"%d\" y=\"22\" fill=\"black\"><tspan fill=\"%s\">&#9632;</tspan> g(r), %s%s</text>%n"
              .formatted(
                  LEFT + 110 * other,
                  SHADES.get(other % SHADES.size()),
                  SvgText.escaped(species.get(0)),
                  SvgText.escaped(species.get(other))));
    }
    svg.append(
        "<text x=\"%d\" y=\"22\">lines: one per channel</text>%n"
            .formatted(LEFT + 110 * species.size()));
    functions.forEach((degree, channels) -> svg.append(panel(degree, channels)));
    return svg.append("</svg>\n").toString();
  }

  private String panel(int degree, Map<Integer, List<double[]>> channels) {
    int top = GAP + degree * (HEIGHT + GAP);
    double largest =
        channels.values().stream()
            .flatMap(List::stream)
            .mapToDouble(point -> Math.abs(point[1]))
            .max()
            .orElse(1);
    StringBuilder panel = new StringBuilder();
    panel.append("<text x=\"8\" y=\"%d\">l = %d</text>%n".formatted(top + HEIGHT / 2 + 4, degree));
    panel.append(background(top));
    panel.append(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\"/>%n"
            .formatted(LEFT, top + HEIGHT / 2, LEFT + WIDTH, top + HEIGHT / 2));
    channels.forEach(
        (channel, points) -> {
          StringBuilder path = new StringBuilder();
          for (double[] point : points) {
            double y = top + HEIGHT * (0.5 - 0.48 * point[1] / (largest > 0 ? largest : 1));
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y));
          }
          panel.append(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\"/>%n"
                  .formatted(path.toString().trim(), LINES.get(channel % LINES.size())));
        });
    for (double tick = Math.ceil(start / TICK) * TICK; tick <= reach + 1e-9; tick += TICK) {
      panel.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.2f</text>%n",
              x(tick),
              top + HEIGHT + 16,
              tick));
    }
    return panel.toString();
  }

  /** g(r) as areas, drawn from the panel's lower edge; its highest peak fills the panel. */
  private String background(int top) {
    if (distributions == null) {
      return "";
    }
    StringBuilder areas = new StringBuilder();
    double highest = 1e-9;
    for (int other = 0; other < species.size(); other++) {
      RadialDistribution distribution = distributions.of(other);
      for (int bin = 0; bin < distribution.bins(); bin++) {
        highest = Math.max(highest, distribution.of(bin));
      }
    }
    for (int other = 0; other < species.size(); other++) {
      RadialDistribution distribution = distributions.of(other);
      StringBuilder points = new StringBuilder("%d,%d ".formatted(LEFT, top + HEIGHT));
      for (int bin = 0; bin < distribution.bins(); bin++) {
        double distance = distribution.middle(bin);
        if (distance < start) {
          continue;
        }
        double y = top + HEIGHT * (1 - distribution.of(bin) / highest);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(distance), y));
      }
      points.append("%d,%d".formatted(LEFT + WIDTH, top + HEIGHT));
      areas.append(
          "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.7\"/>%n"
              .formatted(points, SHADES.get(other % SHADES.size())));
    }
    return areas.toString();
  }

  private double x(double distance) {
    return LEFT + WIDTH * (distance - start) / (reach - start);
  }

  /** Points (distance, value) by degree and channel, from {@link #start} on. */
  private Map<Integer, Map<Integer, List<double[]>>> functions(String csv) {
    Map<Integer, Map<Integer, List<double[]>>> functions = new TreeMap<>();
    csv.lines()
        .skip(1)
        .forEach(
            line -> {
              String[] cells = line.split(",", -1);
              double[] point = {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])};
              if (point[0] < start) {
                return;
              }
              functions
                  .computeIfAbsent(Integer.parseInt(cells[0]), degree -> new TreeMap<>())
                  .computeIfAbsent(Integer.parseInt(cells[1]), channel -> new ArrayList<>())
                  .add(point);
            });
    return functions;
  }
}
