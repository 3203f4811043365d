package io.supercool.ingest.reader.extxyz;

import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.text.ParticleColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns that {@code Properties=name:type:width:...} describes, in any order. */
final class PropertyColumns {
  private static final int MAX_COLUMNS = 1000;
  private static final List<String> SPECIES = List.of("species", "element");
  private static final List<String> ENERGY =
      List.of("energies", "local_energy", "potential_energy");

  private PropertyColumns() {}

  /** Reads the description. */
  static ParticleColumns of(String properties) {
    String[] words = properties.split(":", -1);
    int[] slots = new int[MAX_COLUMNS];
    Arrays.fill(slots, ParticleColumns.SKIPPED);
    int columns = 0;
    int dimensions = 0;
    boolean species = false;
    for (int i = 0; i < words.length; i += 3) {
      int width = width(words, i);
      if (columns + width > MAX_COLUMNS) {
        throw new MalformedFrameException(
            "Properties has over %d columns".formatted(MAX_COLUMNS), "write fewer");
      }
      String name = words[i].toLowerCase(Locale.ROOT);
      if (name.equals("pos") && (width == 2 || width == 3)) {
        dimensions = width;
        for (int axis = 0; axis < width; axis++) {
          slots[columns + axis] = ParticleColumns.COORDINATE + axis;
        }
      } else if (width == 1 && SPECIES.contains(name) && !species) {
        species = true;
        slots[columns] = ParticleColumns.ELEMENT;
      } else if (width == 1 && name.equals("id")) {
        slots[columns] = ParticleColumns.ID;
      } else if (width == 1 && ENERGY.contains(name)) {
        slots[columns] = ParticleColumns.ENERGY;
      }
      columns += width;
    }
    if (dimensions == 0 || !species) {
      throw new MalformedFrameException(
          "Properties has no %s".formatted(species ? "pos:R:3" : "species:S:1"),
          "write species:S:1:pos:R:3 and whatever else");
    }
    return new ParticleColumns(Arrays.copyOf(slots, columns), new boolean[3], dimensions);
  }

  private static int width(String[] words, int at) {
    if (at + 2 < words.length && words[at + 2].matches("[1-9]\\d{0,2}")) {
      return Integer.parseInt(words[at + 2]);
    }
    throw new MalformedFrameException(
        "Properties is not name:type:width repeated", "write species:S:1:pos:R:3 and the like");
  }
}
