package io.supercool.launcher.export;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Targets;
import io.supercool.launcher.failure.LauncherException;
import io.supercool.launcher.report.Numbers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Predictions as extended XYZ files, one per configuration, which OVITO and ASE read: species,
 * thermal position, the order parameter, predicted and, where known, observed propensity at every
 * lag time, the ridge's prediction and the plain descriptors. See {@link OrderParameter}.
 */
public final class ExtendedXyz {
  private final Path folder;

  /** A column and its values. */
  private record Column(String name, float[] values) {}

  /** Writes into {@code folder}, which is made if need be. */
  public ExtendedXyz(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LauncherException("Cannot make the folder %s: %s".formatted(folder, e), e);
    }
  }

  /** Writes one configuration's file; a later prediction of the same overwrites it. */
  public void write(Prediction prediction) {
    Path file = folder.resolve(fileName(prediction));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(prediction, out);
    } catch (IOException e) {
      throw new LauncherException("Cannot write %s: %s".formatted(file, e), e);
    }
  }

  private static String fileName(Prediction prediction) {
    return prediction.configuration().id().toString().replaceAll("[^A-Za-z0-9._-]", "_") + ".xyz";
  }

  private static void write(Prediction prediction, BufferedWriter out) throws IOException {
    Configuration configuration = prediction.configuration();
    List<Column> columns = columns(prediction);
    out.write(configuration.particles() + "\n");
    out.write(header(prediction, columns) + "\n");
    int dimensions = configuration.header().dimensions();
    List<String> names = configuration.header().species();
    for (int particle = 0; particle < configuration.particles(); particle++) {
      StringBuilder line = new StringBuilder(names.get(configuration.species()[particle]));
      for (int axis = 0; axis < 3; axis++) {
        double along =
            axis < dimensions ? configuration.positions()[particle * dimensions + axis] : 0;
        line.append(' ').append(along);
      }
      for (Column column : columns) {
        line.append(' ').append(column.values()[particle]);
      }
      out.write(line.append('\n').toString());
    }
  }

  private static String header(Prediction prediction, List<Column> columns) {
    ConfigurationHeader configuration = prediction.configuration().header();
    StringBuilder properties = new StringBuilder("species:S:1:pos:R:3");
    columns.forEach(column -> properties.append(':').append(column.name()).append(":R:1"));
    return String.format(
        Locale.ROOT,
        "Lattice=\"%s\" Properties=%s pbc=\"T T %s\" snapshot=\"%s\" model=\"%s\"",
        lattice(configuration),
        properties,
        configuration.dimensions() == 3 ? "T" : "F",
        prediction.configuration().id(),
        prediction.modelVersion());
  }

  private static String lattice(ConfigurationHeader header) {
    StringJoiner numbers = new StringJoiner(" ");
    for (double number : header.lattice()) {
      numbers.add(String.valueOf(number));
    }
    return numbers.toString();
  }

  private static List<Column> columns(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    double[] times = prediction.times();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("order_parameter", OrderParameter.of(prediction)));
    addTimes(columns, "predicted_", times, prediction.propensity());
    Targets targets = configuration.targets();
    if (targets != null) {
      addTimes(columns, "observed_", targets.times(), targets.propensity());
    }
    addTimes(columns, "ridge_", times, prediction.ridge());
    prediction.descriptors().forEach((name, values) -> columns.add(new Column(name, values)));
    return columns;
  }

  private static void addTimes(
      List<Column> columns, String prefix, double[] times, float @Nullable [][] values) {
    for (int time = 0; values != null && time < times.length; time++) {
      columns.add(new Column(prefix + Numbers.significant(times[time], 6), values[time]));
    }
  }
}
