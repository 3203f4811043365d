package io.supercool.reader.frame;

import java.util.Set;

/** Names of systems of units. Units are carried and never converted; a name tells what they are. */
public final class UnitNames {
  private static final Set<String> KNOWN =
      Set.of("lj", "real", "metal", "si", "cgs", "electron", "micro", "nano");

  private UnitNames() {}

  /** Warns of a name that is none of LAMMPS's, the only ones that are understood. */
  public static void check(String name, FrameWarnings warnings) {
    if (!KNOWN.contains(name)) {
      warnings.add("the units `%s` are not known: they are carried as they are".formatted(name));
    }
  }
}
