package io.supercool.reader.extxyz;

import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.ParticleColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns that {@code Properties=name:type:width:...} describes, in any order. */
final class PropertyColumns {
  private static final int MAX_COLUMNS = 1000;
  private static final String TYPES = "SIRL";

  /** Names that say of which species a particle is, the first that is there counts. */
  private static final List<String> NAMES = List.of("species", "element", "elements", "symbols");

  private static final List<String> NUMBERS = List.of("type", "types", "particle_type");
  private static final List<String> ATOMIC_NUMBERS =
      List.of("z", "numbers", "atomic_numbers", "atomic_number");
  private static final List<String> ENERGY =
      List.of("energies", "local_energy", "potential_energy");

  /** What ASE, QUIP and OVITO write of particles beside that; none of it changes what is read. */
  private static final Set<String> KNOWN =
      Set.of(
          "forces",
          "force",
          "momenta",
          "velo",
          "velocity",
          "velocities",
          "vel",
          "mass",
          "masses",
          "charge",
          "charges",
          "initial_charges",
          "tags",
          "magmom",
          "magmoms",
          "initial_magmoms",
          "stresses",
          "local_virial",
          "move_mask",
          "radius",
          "radii",
          "color",
          "structure_type",
          "selection",
          "map_shift",
          "n_neighb",
          "molecule",
          "molecule_type");

  /** What Supercool's own exports and downloads have beside that. */
  private static final Pattern OWN =
      Pattern.compile(
          "(predicted|propensity|ridge|invariant|descriptor|inherent)_.*|order_parameter|e_pot"
              + "|e_pot_inherent|coarsegrainedenergy|inherentenergy");

  private PropertyColumns() {}

  /**
   * Reads the description.
   *
   * @throws MalformedFrameException if it is none, or what is needed is not there
   */
  static ParticleColumns of(String properties, FrameWarnings warnings) {
    String[] words = properties.split(":", -1);
    int[] slots = new int[MAX_COLUMNS];
    Arrays.fill(slots, ParticleColumns.SKIPPED);
    int columns = 0;
    int dimensions = 0;
    for (int i = 0; i < words.length; i += 3) {
      int width = width(words, i);
      if (columns + width > MAX_COLUMNS) {
        throw new MalformedFrameException(
            "Properties has over %d columns".formatted(MAX_COLUMNS), "write fewer");
      }
      String name = words[i].toLowerCase(Locale.ROOT);
      if (name.equals("pos")) {
        dimensions = dimensions(dimensions, words[i + 1], width);
        for (int axis = 0; axis < width; axis++) {
          slots[columns + axis] = ParticleColumns.COORDINATE + axis;
        }
      } else if (name.equals("periodic_image") && words[i + 1].equals("I") && width == 3) {
        for (int axis = 0; axis < width; axis++) {
          slots[columns + axis] = ParticleColumns.IMAGE + axis;
        }
      } else {
        int slot = width == 1 ? slot(name, words[i + 1]) : ParticleColumns.SKIPPED;
        if (slot != ParticleColumns.SKIPPED && !isTaken(slots, columns, slot)) {
          slots[columns] = slot;
        } else if (!KNOWN.contains(name) && !OWN.matcher(name).matches()) {
          warnings.add("the property `%s` is not read".formatted(words[i]));
        }
      }
      columns += width;
    }
    ParticleColumns all =
        new ParticleColumns(Arrays.copyOf(slots, columns), new boolean[3], dimensions);
    require(dimensions > 0, "pos:R:3");
    require(
        all.has(ParticleColumns.ELEMENT)
            || all.has(ParticleColumns.TYPE)
            || all.has(ParticleColumns.ATOMIC_NUMBER),
        "species:S:1, type:I:1 or Z:I:1");
    return all;
  }

  /** Where a column of width 1 goes. */
  private static int slot(String name, String type) {
    boolean whole = type.equals("I");
    if (NAMES.contains(name) || NUMBERS.contains(name) && type.equals("S")) {
      return ParticleColumns.ELEMENT;
    }
    if (NUMBERS.contains(name) && whole) {
      return ParticleColumns.TYPE;
    }
    if (ATOMIC_NUMBERS.contains(name) && whole) {
      return ParticleColumns.ATOMIC_NUMBER;
    }
    if (name.equals("id") && whole) {
      return ParticleColumns.ID;
    }
    return ENERGY.contains(name) && type.equals("R")
        ? ParticleColumns.ENERGY
        : ParticleColumns.SKIPPED;
  }

  private static boolean isTaken(int[] slots, int columns, int slot) {
    boolean number = slot == ParticleColumns.TYPE || slot == ParticleColumns.ATOMIC_NUMBER;
    for (int column = 0; column < columns; column++) {
      boolean other =
          slots[column] == ParticleColumns.TYPE || slots[column] == ParticleColumns.ATOMIC_NUMBER;
      if (slots[column] == slot || number && other) {
        return true;
      }
    }
    return false;
  }

  private static int dimensions(int before, String type, int width) {
    if (before > 0 || !type.equals("R") || width != 2 && width != 3) {
      throw new MalformedFrameException(
          before > 0
              ? "Properties has pos twice"
              : "pos:%s:%d is no position".formatted(type, width),
          "write pos:R:3");
    }
    return width;
  }

  private static void require(boolean isThere, String what) {
    if (!isThere) {
      throw new MalformedFrameException(
          "Properties has no %s".formatted(what), "write species:S:1:pos:R:3 and whatever else");
    }
  }

  private static int width(String[] words, int at) {
    if (at + 2 < words.length
        && words[at + 1].length() == 1
        && TYPES.contains(words[at + 1])
        && words[at + 2].matches("[1-9]\\d{0,2}")) {
      return Integer.parseInt(words[at + 2]);
    }
    throw new MalformedFrameException(
        "Properties is not name:type:width repeated, with the types S, I, R and L",
        "write species:S:1:pos:R:3 and the like");
  }
}
