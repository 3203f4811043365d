package io.supercool.ingest.reader.text;

import io.supercool.ingest.reader.Magnitude;
import io.supercool.ingest.reader.frame.Frame;
import io.supercool.ingest.reader.frame.FrameBox;
import io.supercool.ingest.reader.frame.IdOrder;
import io.supercool.ingest.reader.frame.MalformedFrameException;
import io.supercool.ingest.reader.frame.SpeciesNames;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one frame as they come, in arrays that grow with them: a frame that claims more
 * particles than it has takes no more memory than it has bytes.
 */
public final class ParticleRows {
  private final ParticleColumns columns;
  private final FrameBox box;
  private final int dimensions;
  private final WordTable elements = new WordTable();
  private final double[] values = new double[ParticleColumns.SLOTS];
  private final double[] place = new double[3];
  private final double[] parts = new double[3];
  private int rows;
  private long[] ids;
  private byte[] species;
  private double[] positions;
  private float @Nullable [] energies;

  /** Rows of these columns, with room for {@code capacity} of them at first. */
  public ParticleRows(ParticleColumns columns, FrameBox box, int capacity) {
    this.columns = columns;
    this.box = box;
    this.dimensions = columns.dimensions();
    this.ids = new long[columns.has(ParticleColumns.ID) ? capacity : 0];
    this.species = new byte[capacity];
    this.positions = new double[capacity * dimensions];
    this.energies = columns.has(ParticleColumns.ENERGY) ? new float[capacity] : null;
  }

  /** Takes the present line as the next row of {@code particles} in all. */
  public void add(TextInput in, int particles) {
    if (rows == species.length) {
      grow((int) Math.min(2L * rows, particles));
    }
    for (int slot : columns.slots()) {
      switch (slot) {
        case ParticleColumns.SKIPPED -> in.requireWord();
        case ParticleColumns.ID -> ids[rows] = in.nextLong();
        case ParticleColumns.TYPE -> species[rows] = SpeciesNames.ofType(in.nextLong());
        case ParticleColumns.ELEMENT -> species[rows] = elements.next(in);
        default -> values[slot] = in.nextDouble();
      }
    }
    if (box.tilted()) {
      placeTilted();
    } else {
      place();
    }
    for (int axis = 0; axis < dimensions; axis++) {
      double position = place[axis];
      if (!Magnitude.isPlausible(position)) {
        throw new MalformedFrameException(
            "the coordinate %s cannot be".formatted(position), "remove this frame");
      }
      positions[rows * dimensions + axis] = position;
    }
    if (energies != null) {
      energies[rows] = (float) values[ParticleColumns.ENERGY];
      if (!Float.isFinite(energies[rows])) {
        throw new MalformedFrameException(
            "the energy %s cannot be".formatted(energies[rows]), "remove this frame");
      }
    }
    rows++;
  }

  private void place() {
    for (int axis = 0; axis < dimensions; axis++) {
      double coordinate = values[ParticleColumns.COORDINATE + axis];
      double edge = box.vectors()[axis][axis];
      double relative = columns.scaled()[axis] ? coordinate * edge : coordinate - box.low()[axis];
      place[axis] = relative + values[ParticleColumns.IMAGE + axis] * edge;
    }
  }

  /** Scaled coordinates and images count edges, which lead along several axes. */
  private void placeTilted() {
    boolean scaled = columns.scaled()[0];
    for (int axis = 0; axis < dimensions; axis++) {
      if (columns.scaled()[axis] != scaled) {
        throw new MalformedFrameException(
            "some coordinates are scaled and others not, in a tilted box",
            "write all of them in one way");
      }
      double coordinate = values[ParticleColumns.COORDINATE + axis];
      double images = values[ParticleColumns.IMAGE + axis];
      parts[axis] = scaled ? coordinate + images : images;
      place[axis] = scaled ? 0 : coordinate - box.low()[axis];
    }
    box.add(parts, dimensions, place);
  }

  private void grow(int capacity) {
    ids = columns.has(ParticleColumns.ID) ? Arrays.copyOf(ids, capacity) : ids;
    species = Arrays.copyOf(species, capacity);
    positions = Arrays.copyOf(positions, capacity * dimensions);
    energies = energies == null ? null : Arrays.copyOf(energies, capacity);
  }

  /** The frame of all rows, sorted by id where they have one. */
  public Frame frame(long step, double time, @Nullable String units) {
    int[] order = columns.has(ParticleColumns.ID) ? IdOrder.of(ids, rows) : null;
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
        columns.has(ParticleColumns.ELEMENT)
            ? SpeciesNames.sort(elements.words(), sortedSpecies)
            : SpeciesNames.letters(sortedSpecies, rows);
    return new Frame(
        step, time, units, box.edges(axes), names, sortedSpecies, sortedPositions, sortedEnergies);
  }

  /**
   * Whether all particles lie in one plane of constant z, as two dimensions are written in three.
   */
  private boolean isFlat() {
    for (int i = 1; i < rows; i++) {
      if (positions[i * dimensions + 2] != positions[2]) {
        return false;
      }
    }
    return rows > 1;
  }
}
