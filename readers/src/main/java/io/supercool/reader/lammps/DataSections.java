package io.supercool.reader.lammps;

import io.supercool.reader.frame.MalformedFrameException;
import java.util.Set;

/**
 * Which line of a LAMMPS data file is the heading of a section. Rows may begin with letters too,
 * since types may have labels: so every section is known by name, and any other line that begins
 * with a letter where a heading may stand is a fault.
 */
final class DataSections {
  /** The atoms themselves. */
  static final String ATOMS = "Atoms";

  /** The names of the types. */
  static final String LABELS = "Atom Type Labels";

  private static final Set<String> NAMES =
      Set.of(
          ATOMS,
          LABELS,
          "Velocities",
          "Masses",
          "Ellipsoids",
          "Lines",
          "Triangles",
          "Bodies",
          "Bonds",
          "Angles",
          "Dihedrals",
          "Impropers",
          "CMAP",
          "Bond Type Labels",
          "Angle Type Labels",
          "Dihedral Type Labels",
          "Improper Type Labels",
          "Pair Coeffs",
          "PairIJ Coeffs",
          "Bond Coeffs",
          "Angle Coeffs",
          "Dihedral Coeffs",
          "Improper Coeffs",
          "BondBond Coeffs",
          "BondAngle Coeffs",
          "MiddleBondTorsion Coeffs",
          "EndBondTorsion Coeffs",
          "AngleTorsion Coeffs",
          "AngleAngleTorsion Coeffs",
          "BondBond13 Coeffs",
          "AngleAngle Coeffs");

  private String section = "";
  private int rows;
  private boolean afterBlank;

  /** The section that the latest line is of; empty in the header. */
  String section() {
    return section;
  }

  /** Takes note of a blank line: the next may be a heading. */
  void blank() {
    afterBlank = true;
  }

  /**
   * Whether {@code line}, which is not blank, is a heading; otherwise it is a row.
   *
   * @throws MalformedFrameException if it is neither
   */
  boolean begins(DataLine line) {
    boolean mayBeRow = line.numbers() > 0 || !section.isEmpty() && (rows == 0 || !afterBlank);
    afterBlank = false;
    String name = line.from(0);
    if (NAMES.contains(name)) {
      section = name;
      rows = 0;
      return true;
    }
    if (!mayBeRow) {
      throw new MalformedFrameException(
          "`%s` is no section of a data file that is known".formatted(name),
          "correct its name, or remove the section");
    }
    rows++;
    return false;
  }
}
