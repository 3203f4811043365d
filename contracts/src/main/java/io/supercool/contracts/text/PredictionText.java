package io.supercool.contracts.text;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Predictions as text, one line per particle with its {@link PredictionColumns}. Numbers are
 * written so that they read back equal.
 */
public final class PredictionText {
  private PredictionText() {}

  /** CSV with a line of names; positions are the thermal ones, as they came. */
  public static void csv(Prediction prediction, Writer out) throws IOException {
    Configuration configuration = prediction.configuration();
    Map<String, float[]> columns = PredictionColumns.of(prediction);
    out.write("particle,species,x,y,z");
    for (String name : columns.keySet()) {
      out.write("," + name);
    }
    out.write('\n');
    for (int particle = 0; particle < configuration.particles(); particle++) {
      StringBuilder line = new StringBuilder().append(particle).append(',');
      appendParticle(line, configuration, particle, ',');
      appendColumns(line, columns.values(), particle, ',');
      out.write(line.append('\n').toString());
    }
  }

  /** Extended XYZ, as OVITO and ASE read it. */
  public static void extendedXyz(Prediction prediction, Writer out) throws IOException {
    Configuration configuration = prediction.configuration();
    ConfigurationHeader header = configuration.header();
    Map<String, float[]> columns = PredictionColumns.of(prediction);
    StringJoiner lattice = new StringJoiner(" ");
    for (double number : header.lattice()) {
      lattice.add(String.valueOf(number));
    }
    StringBuilder properties = new StringBuilder("species:S:1:pos:R:3");
    columns.keySet().forEach(name -> properties.append(':').append(name).append(":R:1"));
    out.write(configuration.particles() + "\n");
    out.write(
        "Lattice=\"%s\" Properties=%s pbc=\"T T %s\" Step=%d snapshot=\"%s\" model=\"%s\"\n"
            .formatted(
                lattice,
                properties,
                header.dimensions() > 2 ? "T" : "F",
                header.id().step(),
                quotable(header.id().toString()),
                quotable(prediction.modelVersion())));
    for (int particle = 0; particle < configuration.particles(); particle++) {
      StringBuilder line = new StringBuilder();
      appendParticle(line, configuration, particle, ' ');
      appendColumns(line, columns.values(), particle, ' ');
      out.write(line.append('\n').toString());
    }
  }

  private static void appendParticle(
      StringBuilder line, Configuration configuration, int particle, char separator) {
    ConfigurationHeader header = configuration.header();
    line.append(word(header.species().get(configuration.species()[particle])));
    for (int axis = 0; axis < 3; axis++) {
      int at = particle * header.dimensions() + axis;
      double along = axis < header.dimensions() ? configuration.positions()[at] : 0;
      line.append(separator).append(along);
    }
  }

  private static void appendColumns(
      StringBuilder line, Collection<float[]> columns, int particle, char separator) {
    for (float[] column : columns) {
      line.append(separator).append(column[particle]);
    }
  }

  /** A species' name, which anybody chose, as one word of any text format. */
  private static String word(String name) {
    return name.replaceAll("[^A-Za-z0-9._+-]", "_");
  }

  private static String quotable(String text) {
    return text.replaceAll("[\"\\\\\\p{Cntrl}]", "_");
  }
}
