package io.supercool.reader.lammps;

import io.supercool.reader.frame.MalformedFrameException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands in the columns of a data file's {@code Atoms}, as far as it is needed: the id first,
 * the type somewhere. Three image flags may follow.
 *
 * @param typeColumn where the type stands, from 0
 * @param columns how many there are before the image flags
 * @param open whether more may follow, as many as the simulation has chosen
 */
record AtomStyle(int typeColumn, int columns, boolean open) {
  private static final int IMAGE_FLAGS = 3;
  private static final String OPEN = "...";

  private static final AtomStyle ATOMIC = new AtomStyle(1, 5, false);

  /**
   * As LAMMPS reads and writes them ({@code fields_data_atom} of its sources; the manual has other
   * orders for {@code dielectric} and {@code template}).
   */
  private static final Map<String, AtomStyle> STYLES =
      table(
          """
          amoeba      id molecule type q x y z
          angle       id molecule type x y z
          atomic      id type x y z
          body        id type flag mass x y z
          bond        id molecule type x y z
          bpm/sphere  id molecule type diameter density x y z
          charge      id type q x y z
          dielectric  id molecule type q x y z mux muy muz area ed em epsilon curvature
          dipole      id type q x y z mux muy muz
          dpd         id type theta x y z
          edpd        id type temperature cv x y z
          electron    id type q spin radius x y z
          ellipsoid   id type flag density x y z
          full        id molecule type q x y z
          hybrid      id type x y z ...
          line        id molecule type flag density x y z
          mdpd        id type rho x y z
          molecular   id molecule type x y z
          oxdna       id type x y z
          peri        id type volume density x y z
          rheo        id type status rho x y z
          rheo/thermal id type status rho energy x y z
          smd         id type molecule volume mass kradius cradius x0 y0 z0 x y z
          sph         id type rho energy cv x y z
          sphere      id type diameter density x y z
          spin        id type x y z spx spy spz sp
          tdpd        id type x y z ...
          template    id molecule index atom type x y z
          tri         id molecule type flag density x y z
          wavepacket  id type q spin radius etag re im x y z
          """);

  /**
   * The style of this name, such as {@code full} or {@code hybrid sphere}.
   *
   * @param name may be empty where the file does not say it: then rows of 5 columns, or of 8 with
   *     image flags, are atomic
   * @param columns of the first row
   * @throws MalformedFrameException if it cannot be known where the type stands
   */
  static AtomStyle of(String name, int columns) {
    if (name.isEmpty()) {
      if (!ATOMIC.fits(columns)) {
        throw new MalformedFrameException(
            "nothing says what the %d columns are".formatted(columns),
            "name the atom style in the heading, such as `Atoms # molecular`");
      }
      return ATOMIC;
    }
    AtomStyle style = STYLES.get(name.toLowerCase(Locale.ROOT).split("\\s+")[0]);
    if (style == null) {
      throw new MalformedFrameException(
          "`%s` is no atom style that is known".formatted(name),
          "write behind `Atoms #` one of "
              + String.join(", ", STYLES.keySet().stream().sorted().toList()));
    }
    return style;
  }

  /** Whether a row of so many columns can be of this style. */
  boolean fits(int count) {
    return open ? count >= columns : count == columns || count == columns + IMAGE_FLAGS;
  }

  private static Map<String, AtomStyle> table(String text) {
    Map<String, AtomStyle> styles = new HashMap<>();
    text.lines()
        .map(line -> List.of(line.split("\\s+")))
        .forEach(
            words -> {
              boolean open = words.contains(OPEN);
              int columns = words.size() - (open ? 2 : 1);
              styles.put(words.get(0), new AtomStyle(words.indexOf("type") - 1, columns, open));
            });
    return Map.copyOf(styles);
  }
}
