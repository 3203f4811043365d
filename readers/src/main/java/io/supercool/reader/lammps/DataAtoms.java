package io.supercool.reader.lammps;

import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The types of a data file's atoms. Where {@code Atom Type Labels} name the types, the names are
 * the species, else A, B, ...
 */
final class DataAtoms {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final Map<String, Integer> types = new TreeMap<>();

  /** Reads a row of the labels. */
  void label(DataLine line, TextInput in) {
    require(line.words().size() == 2, "`%s` is not a type and its label".formatted(in.shown()));
    int type = type(in.nextLong());
    String label = line.words().get(1);
    require(
        !Character.isDigit(label.charAt(0)) && label.charAt(0) != '*',
        "the label `%s` looks like a number".formatted(label));
    require(
        !types.containsValue(type) && types.put(label, type) == null,
        "the type %d, or its label %s, comes twice".formatted(type, label));
  }

  /**
   * The species of each atom, by ascending id.
   *
   * @param atoms how many rows there must be, in any order, behind the present line of {@code in}
   * @param style of the atoms; empty if the file does not say
   */
  Species read(TextInput in, int atoms, String style) throws IOException {
    long[] rows = new long[Math.min(atoms, FIRST_CAPACITY)];
    AtomStyle columns = null;
    int count = 0;
    while (count < atoms) {
      if (!in.nextLine()) {
        throw new MalformedFrameException(
            "the file ends after %d of %d atoms".formatted(count, atoms), "write it again");
      }
      DataLine line = DataLine.of(in);
      if (line.isBlank()) {
        continue;
      }
      if (columns == null) {
        columns = AtomStyle.of(style, line.words().size());
      }
      require(
          columns.fits(line.words().size()),
          "`%s` has %d columns; atoms%s have %d%s, and may have three image flags"
              .formatted(
                  in.shown(),
                  line.words().size(),
                  style.isEmpty() ? "" : " of style " + style,
                  columns.columns(),
                  columns.open() ? " or more" : ""));
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, (int) Math.min(2L * count, atoms));
      }
      rows[count++] = row(line, columns.typeColumn(), in);
    }
    return species(rows, atoms);
  }

  /** Id and type in one number, by which rows can be sorted. */
  private long row(DataLine line, int typeColumn, TextInput in) {
    long id = in.nextLong();
    require(id > 0 && id <= Integer.MAX_VALUE, "the id " + id + " cannot be");
    for (int column = 1; column < typeColumn; column++) {
      in.requireWord();
    }
    Integer labelled = types.get(line.words().get(typeColumn));
    return id << Byte.SIZE | (labelled == null ? type(in.nextLong()) : labelled);
  }

  private Species species(long[] rows, int atoms) {
    Arrays.sort(rows, 0, atoms);
    byte[] sorted = new byte[atoms];
    for (int i = 0; i < atoms; i++) {
      require(
          i == 0 || rows[i] >> Byte.SIZE != rows[i - 1] >> Byte.SIZE,
          "the id %d comes twice".formatted(rows[i] >> Byte.SIZE));
      sorted[i] = (byte) rows[i];
    }
    SpeciesResolver resolver = SpeciesResolver.fromOne(new FrameWarnings());
    if (types.isEmpty()) {
      return resolver.ofTypes(sorted);
    }
    List<String> labels = new ArrayList<>(types.keySet());
    byte[] places = new byte[SpeciesResolver.MAX_SPECIES + 1];
    Arrays.fill(places, (byte) -1);
    labels.forEach(label -> places[types.get(label)] = (byte) labels.indexOf(label));
    byte[] named = new byte[atoms];
    for (int i = 0; i < atoms; i++) {
      named[i] = places[sorted[i]];
      require(named[i] >= 0, "the type %d has no label, though others have".formatted(sorted[i]));
    }
    return resolver.ofNames(labels, named);
  }

  private static int type(long type) {
    require(
        type >= 1 && type <= SpeciesResolver.MAX_SPECIES,
        "the type %d is not 1 to %d".formatted(type, SpeciesResolver.MAX_SPECIES));
    return (int) type;
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new MalformedFrameException(reason, "correct it, or write the file with `write_data`");
    }
  }
}
