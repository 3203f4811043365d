package io.supercool.reader.lammps;

import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.ParticleColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which columns of {@code ITEM: ATOMS} are read, in any order. Coordinates are taken from the first
 * of {@code xu}, {@code xsu}, {@code x}, {@code xs} that is there, the last two with {@code ix}
 * where it is there, and so for y and z. Names of species are taken from {@code typelabel}, else
 * from {@code element}.
 */
final class DumpColumns {
  private static final List<String> FORMS = List.of("u", "su", "", "s");
  private static final int FIRST_WRAPPED_FORM = 2;

  /** What users call {@code compute pe/atom} and what is made of it; other names say too little. */
  private static final Pattern ENERGY_NAME =
      Pattern.compile("([cvf]_)?(pe|pe_?atom|e_?pot|epot_?atom|potential_energy|eng)");

  /** What LAMMPS itself writes beside that; none of it changes what is read. */
  private static final Set<String> KNOWN =
      Set.of(
          ("mol proc procp1 mass xs ys zs x y z ix iy iz vx vy vz fx fy fz q mux muy muz mu radius"
                  + " diameter omegax omegay omegaz angmomx angmomy angmomz tqx tqy tqz")
              .split(" "));

  private DumpColumns() {}

  /**
   * Reads the names behind {@code ITEM: ATOMS}; warns of columns that are not known.
   *
   * @throws MalformedFrameException if one that is needed is missing, or comes twice
   */
  static ParticleColumns of(List<String> names, FrameWarnings warnings) {
    int[] slots = new int[names.size()];
    Arrays.fill(slots, ParticleColumns.SKIPPED);
    boolean[] scaled = new boolean[3];
    int dimensions = 0;
    for (int axis = 0; axis < 3; axis++) {
      if (assignAxis(names, axis, slots, scaled, warnings)) {
        dimensions++;
      } else if (axis < 2) {
        throw new MalformedFrameException(
            "there is no column %1$c, %1$cs, %1$cu or %1$csu in %2$s"
                .formatted("xyz".charAt(axis), names),
            "write `dump 1 all custom 1000 run.lammpstrj id type xu yu zu`");
      }
    }
    warnOfMixedAxes(names, slots, dimensions, warnings);
    assign(names, "id", ParticleColumns.ID, slots);
    boolean named =
        assign(names, "typelabel", ParticleColumns.ELEMENT, slots)
            || assign(names, "element", ParticleColumns.ELEMENT, slots);
    boolean typed = assign(names, "type", ParticleColumns.TYPE, slots);
    if (!named && !typed) {
      throw new MalformedFrameException(
          "there is no column type, typelabel or element in " + names,
          "write `dump 1 all custom 1000 run.lammpstrj id type xu yu zu`");
    }
    for (int column = slots.length - 1; column >= 0; column--) {
      if (ENERGY_NAME.matcher(names.get(column).toLowerCase(Locale.ROOT)).matches()) {
        slots[column] = ParticleColumns.ENERGY;
        break;
      }
    }
    warnOfOthers(names, slots, warnings);
    return new ParticleColumns(slots, scaled, dimensions);
  }

  /** Along every axis positions are unwrapped, by image flags or by themselves, or along none. */
  private static void warnOfMixedAxes(
      List<String> names, int[] slots, int dimensions, FrameWarnings warnings) {
    int unwrapped = 0;
    for (int column = 0; column < slots.length; column++) {
      boolean image = slots[column] >= ParticleColumns.IMAGE;
      boolean coordinate = slots[column] >= ParticleColumns.COORDINATE && !image;
      unwrapped += image || coordinate && names.get(column).endsWith("u") ? 1 : 0;
    }
    if (unwrapped != 0 && unwrapped != dimensions) {
      warnings.add(
          "positions are unwrapped along some axes alone, in %s: displacements cannot be told"
              .formatted(names));
    }
  }

  private static void warnOfOthers(List<String> names, int[] slots, FrameWarnings warnings) {
    List<String> others = new ArrayList<>();
    for (int column = 0; column < slots.length; column++) {
      String name = names.get(column);
      if (slots[column] == ParticleColumns.SKIPPED
          && !KNOWN.contains(name)
          && !name.equals("element")) {
        others.add(name);
      }
    }
    if (!others.isEmpty()) {
      warnings.add("columns that are not read: " + String.join(", ", others));
    }
  }

  private static boolean assignAxis(
      List<String> names, int axis, int[] slots, boolean[] scaled, FrameWarnings warnings) {
    String letter = "xyz".substring(axis, axis + 1);
    if (axis == 0 && names.contains(letter) && names.contains(letter + "s")) {
      warnings.add("of the columns x and xs the first is read, and so for y and z");
    }
    for (int form = 0; form < FORMS.size(); form++) {
      if (assign(names, letter + FORMS.get(form), ParticleColumns.COORDINATE + axis, slots)) {
        scaled[axis] = FORMS.get(form).startsWith("s");
        if (form >= FIRST_WRAPPED_FORM) {
          assign(names, "i" + letter, ParticleColumns.IMAGE + axis, slots);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean assign(List<String> names, String name, int slot, int[] slots) {
    int column = names.indexOf(name);
    if (column != names.lastIndexOf(name)) {
      throw new MalformedFrameException(
          "the column %s comes twice in %s".formatted(name, names), "write it once");
    }
    if (column >= 0) {
      slots[column] = slot;
    }
    return column >= 0;
  }
}
