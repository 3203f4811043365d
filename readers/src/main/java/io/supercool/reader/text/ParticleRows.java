package io.supercool.reader.text;

import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.IdOrder;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Plane;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one frame as they come, in arrays that grow with them: a frame that claims more
 * particles than it has takes no more memory than it has bytes.
 */
public final class ParticleRows {
  private final ParticleColumns columns;
  private final FrameBox box;
  private final int dimensions;
  private final boolean byNumber;
  private final SpeciesResolver resolver;
  private final FrameWarnings warnings;
  private final WordTable elements = new WordTable();
  private final double[] values = new double[ParticleColumns.SLOTS];
  private final double[] place = new double[3];
  private final double[] parts = new double[3];
  private int rows;
  private long[] ids;
  private byte[] types;
  private byte[] named;
  private double[] positions;
  private float @Nullable [] energies;

  /**
   * Rows of these columns, with room for {@code capacity} of them at first.
   *
   * @param resolver of the file
   * @param warnings of the file
   */
  public ParticleRows(
      ParticleColumns columns,
      FrameBox box,
      SpeciesResolver resolver,
      FrameWarnings warnings,
      int capacity) {
    this.columns = columns;
    this.resolver = resolver;
    this.warnings = warnings;
    this.box = box;
    this.dimensions = columns.dimensions();
    this.ids = new long[columns.has(ParticleColumns.ID) ? capacity : 0];
    this.byNumber = columns.has(ParticleColumns.ATOMIC_NUMBER);
    boolean typed = byNumber || columns.has(ParticleColumns.TYPE);
    this.types = new byte[typed ? capacity : 0];
    this.named = new byte[columns.has(ParticleColumns.ELEMENT) ? capacity : 0];
    this.positions = new double[capacity * dimensions];
    this.energies = columns.has(ParticleColumns.ENERGY) ? new float[capacity] : null;
  }

  /** Takes the present line as the next row of {@code particles} in all. */
  public void add(TextInput in, int particles) {
    if (rows * dimensions == positions.length) {
      grow((int) Math.min(2L * rows, particles));
    }
    for (int slot : columns.slots()) {
      switch (slot) {
        case ParticleColumns.SKIPPED -> in.requireWord();
        case ParticleColumns.ID -> ids[rows] = in.nextLong();
        case ParticleColumns.TYPE, ParticleColumns.ATOMIC_NUMBER -> types[rows] = type(in);
        case ParticleColumns.ELEMENT -> named[rows] = elements.next(in);
        case ParticleColumns.ENERGY -> values[slot] = in.nextOptionalDouble();
        default -> values[slot] = in.nextDouble();
      }
    }
    in.requireEndOfLine();
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
        warnings.add("not all energies of the particles are numbers: none of them are read");
        energies = null;
      }
    }
    rows++;
  }

  private static byte type(TextInput in) {
    long type = in.nextLong();
    if (type < 0 || type > SpeciesResolver.MAX_SPECIES) {
      throw new MalformedFrameException(
          "the type %d is not 0 to %d".formatted(type, SpeciesResolver.MAX_SPECIES),
          "number the types from 1");
    }
    return (byte) type;
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
    types = types.length == 0 ? types : Arrays.copyOf(types, capacity);
    named = named.length == 0 ? named : Arrays.copyOf(named, capacity);
    positions = Arrays.copyOf(positions, capacity * dimensions);
    energies = energies == null ? null : Arrays.copyOf(energies, capacity);
  }

  /**
   * The frame of all rows, sorted by id where they have one.
   *
   * @throws MalformedFrameException if the box cannot be used, or species or ids cannot be
   */
  public Frame frame(long step, double time, @Nullable String units) {
    int[] order = columns.has(ParticleColumns.ID) ? order() : null;
    int axes = dimensions == 3 && Plane.holds(positions, rows) ? 2 : dimensions;
    if (axes == 2 && box.isDeep()) {
      warnings.add(
          "all particles have one z, or none: two dimensions, though the box is as high as it is"
              + " wide");
    }
    double[] sortedPositions = new double[rows * axes];
    float[] sortedEnergies = energies == null ? null : new float[rows];
    for (int i = 0; i < rows; i++) {
      int from = order == null ? i : order[i];
      for (int axis = 0; axis < axes; axis++) {
        sortedPositions[i * axes + axis] = positions[from * dimensions + axis];
      }
      if (sortedEnergies != null) {
        sortedEnergies[i] = energies[from];
      }
    }
    Species species = species(order);
    return FrameBuilder.builder()
        .step(step)
        .time(time)
        .units(units)
        .box(box.edges(axes))
        .speciesNames(species.names())
        .species(species.indices())
        .positions(sortedPositions)
        .potentialEnergy(sortedEnergies)
        .build();
  }

  private int @Nullable [] order() {
    int[] order = IdOrder.of(ids, rows);
    long first = ids[order == null ? 0 : order[0]];
    long last = ids[order == null ? rows - 1 : order[rows - 1]];
    if (first > 1 || last - first != rows - 1) {
      warnings.add(
          "the %d particles have ids from %d to %d: are some of the liquid missing?"
              .formatted(rows, first, last));
    }
    return order;
  }

  private Species species(int @Nullable [] order) {
    byte[] sortedTypes = sorted(types, order);
    byte[] sortedNames = sorted(named, order);
    if (!byNumber || sortedTypes == null) {
      return resolver.of(sortedTypes, elements.words(), sortedNames);
    }
    return sortedNames == null
        ? resolver.ofAtomicNumbers(sortedTypes)
        : resolver.ofNamesAndElements(elements.words(), sortedNames, sortedTypes);
  }

  /** The values of all rows in order; null where there is no such column. */
  private byte @Nullable [] sorted(byte[] values, int @Nullable [] order) {
    if (values.length == 0) {
      return null;
    }
    byte[] sorted = new byte[rows];
    for (int i = 0; i < rows; i++) {
      sorted[i] = values[order == null ? i : order[i]];
    }
    return sorted;
  }
}
