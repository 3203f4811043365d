package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.Frame;
import io.supercool.ingest.reader.MalformedFrameException;
import io.supercool.ingest.reader.SpeciesNames;
import io.supercool.ingest.reader.array.ArrayLayout;
import io.supercool.ingest.reader.text.TextInput;
import io.supercool.ingest.reader.text.WordTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one frame as they come, in arrays that grow with them: a frame that claims more atoms
 * than it has takes no more memory than it has bytes.
 */
final class AtomRows {
  private final DumpColumns columns;
  private final DumpBox box;
  private final int dimensions;
  private final WordTable elements = new WordTable();
  private final double[] values = new double[DumpColumns.slotCount()];
  private int rows;
  private long[] ids;
  private byte[] species;
  private double[] positions;
  private float @Nullable [] energies;

  /** Rows of these columns, with room for {@code capacity} of them at first. */
  AtomRows(DumpColumns columns, DumpBox box, int capacity) {
    this.columns = columns;
    this.box = box;
    this.dimensions = columns.dimensions();
    this.ids = new long[columns.has(DumpColumns.ID) ? capacity : 0];
    this.species = new byte[capacity];
    this.positions = new double[capacity * dimensions];
    this.energies = columns.has(DumpColumns.ENERGY) ? new float[capacity] : null;
  }

  /** Takes the present line as the next row. */
  void add(TextInput in, int atoms) {
    if (rows == species.length) {
      grow((int) Math.min(2L * rows, atoms));
    }
    for (int slot : columns.slots()) {
      switch (slot) {
        case DumpColumns.SKIPPED -> in.requireWord();
        case DumpColumns.ID -> ids[rows] = in.nextLong();
        case DumpColumns.TYPE -> species[rows] = SpeciesNames.ofType(in.nextLong());
        case DumpColumns.ELEMENT -> species[rows] = elements.next(in);
        default -> values[slot] = in.nextDouble();
      }
    }
    for (int axis = 0; axis < dimensions; axis++) {
      double coordinate = values[DumpColumns.COORDINATE + axis];
      double edge = box.edges()[axis];
      double relative = columns.scaled()[axis] ? coordinate * edge : coordinate - box.low()[axis];
      double position = relative + values[DumpColumns.IMAGE + axis] * edge;
      if (!ArrayLayout.isPlausible(position)) {
        throw new MalformedFrameException(
            "the coordinate %s cannot be".formatted(position), "remove this frame");
      }
      positions[rows * dimensions + axis] = position;
    }
    if (energies != null) {
      energies[rows] = (float) values[DumpColumns.ENERGY];
      if (!Float.isFinite(energies[rows])) {
        throw new MalformedFrameException(
            "the energy %s cannot be".formatted(energies[rows]), "remove this frame");
      }
    }
    rows++;
  }

  private void grow(int capacity) {
    ids = columns.has(DumpColumns.ID) ? Arrays.copyOf(ids, capacity) : ids;
    species = Arrays.copyOf(species, capacity);
    positions = Arrays.copyOf(positions, capacity * dimensions);
    energies = energies == null ? null : Arrays.copyOf(energies, capacity);
  }

  /** The frame of all rows, sorted by id where they have one. */
  Frame frame(long step, double time, @Nullable String units) {
    int[] order = columns.has(DumpColumns.ID) ? order() : null;
    int axes = dimensions == 3 && isFlat() ? 2 : dimensions;
    byte[] sortedSpecies = new byte[rows];
    double[] sortedPositions = new double[rows * axes];
    float[] sortedEnergies = energies == null ? null : new float[rows];
    for (int i = 0; i < rows; i++) {
      int from = order == null ? i : order[i];
      sortedSpecies[i] = species[from];
      for (int axis = 0; axis < axes; axis++) {
        sortedPositions[i * axes + axis] = positions[from * dimensions + axis];
      }
      if (sortedEnergies != null) {
        sortedEnergies[i] = energies[from];
      }
    }
    List<String> names =
        columns.has(DumpColumns.ELEMENT)
            ? SpeciesNames.sort(elements.words(), sortedSpecies)
            : SpeciesNames.letters(sortedSpecies, rows);
    return new Frame(
        step,
        time,
        units,
        Arrays.copyOf(box.edges(), axes),
        names,
        sortedSpecies,
        sortedPositions,
        sortedEnergies);
  }

  /** Whether all atoms lie in one plane of constant z, as LAMMPS writes two dimensions. */
  private boolean isFlat() {
    for (int i = 1; i < rows; i++) {
      if (positions[i * dimensions + 2] != positions[2]) {
        return false;
      }
    }
    return rows > 1;
  }

  /** The rows by ascending id; null if they are so already. */
  private int @Nullable [] order() {
    int ascending = 1;
    while (ascending < rows && ids[ascending] > ids[ascending - 1]) {
      ascending++;
    }
    if (ascending == rows) {
      return null;
    }
    long[] sorted = Arrays.copyOf(ids, rows);
    Arrays.sort(sorted);
    for (int i = 1; i < rows; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new MalformedFrameException(
            "the id %d comes twice".formatted(sorted[i]), "two runs may have written to this file");
      }
    }
    boolean dense = sorted[rows - 1] - sorted[0] == rows - 1;
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      int place = dense ? (int) (ids[i] - sorted[0]) : Arrays.binarySearch(sorted, ids[i]);
      order[place] = i;
    }
    return order;
  }
}
