package io.supercool.reader.lammps;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a LAMMPS data file ({@code write_data}) says of a system beside its positions.
 *
 * @param low the corner of the box from which its edges lead
 * @param box its edge lengths, or the 9 numbers of the edge vectors of a tilted one
 * @param speciesNames A, B, ... for types 1, 2, ...
 * @param species index of each atom, by ascending id
 */
public record LammpsData(double[] low, double[] box, List<String> speciesNames, byte[] species) {
  private static final int BYTES_PER_ATOM = 3 * Double.BYTES;

  /** Atom styles whose second column is the type; the third is with a molecule before it. */
  private static final List<String> TYPE_SECOND =
      List.of("atomic", "charge", "sphere", "ellipsoid", "dipole");

  private static final List<String> TYPE_THIRD = List.of("molecular", "bond", "angle", "full");

  /**
   * Reads {@code file}.
   *
   * @throws SourceFormatException if it is none
   */
  public static LammpsData read(Path file, ReadLimits limits) {
    try (InputStream bytes = Files.newInputStream(file)) {
      TextInput in = new TextInput(bytes);
      try {
        return read(in, limits);
      } catch (MalformedFrameException e) {
        throw e.at("line " + in.line()).in(file);
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  private static LammpsData read(TextInput in, ReadLimits limits) throws IOException {
    long atoms = -1;
    double[] low = new double[3];
    double[][] vectors = new double[3][3];
    // LAMMPS itself ignores the first line.
    for (boolean more = in.nextLine() && in.nextLine(); more; more = in.nextLine()) {
      String line = in.text().trim();
      if (line.endsWith(" atoms")) {
        atoms = wholeNumber(line.substring(0, line.length() - " atoms".length()));
        require(
            atoms > 0 && atoms <= limits.maxArrayBytes() / BYTES_PER_ATOM,
            atoms + " atoms are none, or more than allowed");
      } else if (line.endsWith("hi") && line.contains("lo")) {
        bounds(in, line.substring(line.length() - 3).charAt(0) - 'x', low, vectors);
      } else if (line.endsWith("xy xz yz")) {
        vectors[1][0] = in.nextDouble();
        vectors[2][0] = in.nextDouble();
        vectors[2][1] = in.nextDouble();
      } else if (line.startsWith("Atoms")) {
        require(atoms > 0, "the number of atoms does not stand before them");
        for (int axis = 0; axis < 3; axis++) {
          require(vectors[axis][axis] > 0, "the box does not stand before the atoms");
        }
        double[] box = FrameBox.of(low, vectors).edges(3);
        Species species =
            SpeciesResolver.fromOne(new FrameWarnings()).ofTypes(types(in, (int) atoms, line));
        return new LammpsData(low, box, species.names(), species.indices());
      }
    }
    throw new MalformedFrameException("there are no Atoms", "write it with `write_data`");
  }

  private static void bounds(TextInput in, int axis, double[] low, double[][] vectors) {
    require(axis >= 0 && axis < 3, "these are no bounds of x, y or z");
    low[axis] = in.nextDouble();
    double edge = in.nextDouble() - low[axis];
    vectors[axis][axis] = edge;
    require(edge > 0 && edge < 1e30 && Math.abs(low[axis]) < 1e30, "the bounds do not ascend");
  }

  /** Rows of id, (molecule,) type and more, in any order. */
  private static byte[] types(TextInput in, int atoms, String heading) throws IOException {
    int hash = heading.indexOf('#');
    String style = hash < 0 ? "" : heading.substring(hash + 1).trim().toLowerCase(Locale.ROOT);
    long[] rows = new long[Math.min(atoms, 1 << 16)];
    int count = 0;
    while (count < atoms) {
      if (!in.nextLine()) {
        throw MalformedFrameException.endsEarly();
      }
      if (in.text().isBlank()) {
        continue;
      }
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, (int) Math.min(2L * count, atoms));
      }
      int between = typeColumn(style, in) - 1;
      long id = in.nextLong();
      require(id > 0 && id <= Integer.MAX_VALUE, "the id " + id + " cannot be");
      for (int column = 0; column < between; column++) {
        in.requireWord();
      }
      rows[count++] = id << Byte.SIZE | type(in.nextLong());
    }
    Arrays.sort(rows, 0, atoms);
    byte[] types = new byte[atoms];
    for (int i = 0; i < atoms; i++) {
      require(
          i == 0 || rows[i] >> Byte.SIZE != rows[i - 1] >> Byte.SIZE,
          "the id %d comes twice".formatted(rows[i] >> Byte.SIZE));
      types[i] = (byte) rows[i];
    }
    return types;
  }

  private static long type(long type) {
    require(
        type >= 1 && type <= SpeciesResolver.MAX_SPECIES,
        "the type %d is not 1 to %d".formatted(type, SpeciesResolver.MAX_SPECIES));
    return type;
  }

  /** 1 or 2. Where the file does not name its style, it is atomic if it has so many columns. */
  private static int typeColumn(String style, TextInput in) {
    if (TYPE_SECOND.contains(style)) {
      return 1;
    }
    if (TYPE_THIRD.contains(style)) {
      return 2;
    }
    int columns = in.text().trim().split("\\s+").length;
    require(
        style.isEmpty() && (columns == 5 || columns == 8),
        "the atom style `%s` is not known".formatted(style));
    return 1;
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw new MalformedFrameException(
          "`%s` is not a number of atoms".formatted(text.trim()), "write it with `write_data`");
    }
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new MalformedFrameException(reason, "write it with `write_data`, atom style atomic");
    }
  }
}
