package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.text.ParticleColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which columns of {@code ITEM: ATOMS} are read, in any order. Coordinates are taken from the first
 * of {@code xu}, {@code xsu}, {@code x}, {@code xs} that is there, the last two with {@code ix}
 * where it is there, and so for y and z.
 */
final class DumpColumns {
  private static final List<String> FORMS = List.of("u", "su", "", "s");
  private static final int FIRST_WRAPPED_FORM = 2;

  /** What users call {@code compute pe/atom} and what is made of it; other names say too little. */
  private static final Pattern ENERGY_NAME =
      Pattern.compile("([cvf]_)?(pe|pe_?atom|e_?pot|epot_?atom|potential_energy|eng)");

  private DumpColumns() {}

  /** Reads the names behind {@code ITEM: ATOMS}. */
  static ParticleColumns of(List<String> names) {
    int[] slots = new int[names.size()];
    Arrays.fill(slots, ParticleColumns.SKIPPED);
    boolean[] scaled = new boolean[3];
    int dimensions = 0;
    for (int axis = 0; axis < 3; axis++) {
      if (assignAxis(names, axis, slots, scaled)) {
        dimensions++;
      } else if (axis < 2) {
        throw new MalformedFrameException(
            "there is no column %1$c, %1$cs, %1$cu or %1$csu in %2$s"
                .formatted("xyz".charAt(axis), names),
            "write `dump 1 all custom 1000 run.lammpstrj id type xu yu zu`");
      }
    }
    assign(names, "id", ParticleColumns.ID, slots);
    boolean element = assign(names, "element", ParticleColumns.ELEMENT, slots);
    if (!element && !assign(names, "type", ParticleColumns.TYPE, slots)) {
      throw new MalformedFrameException(
          "there is no column type or element in " + names,
          "write `dump 1 all custom 1000 run.lammpstrj id type xu yu zu`");
    }
    for (int column = slots.length - 1; column >= 0; column--) {
      if (ENERGY_NAME.matcher(names.get(column).toLowerCase(Locale.ROOT)).matches()) {
        slots[column] = ParticleColumns.ENERGY;
        break;
      }
    }
    return new ParticleColumns(slots, scaled, dimensions);
  }

  private static boolean assignAxis(List<String> names, int axis, int[] slots, boolean[] scaled) {
    String letter = "xyz".substring(axis, axis + 1);
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
    if (column >= 0) {
      slots[column] = slot;
    }
    return column >= 0;
  }
}
