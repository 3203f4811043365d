package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.AbsentParticles;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.IdOrder;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One group of particles: positions in frames, and what belongs to them. Not thread-safe. */
final class ParticleGroup {
  private static final Set<String> KNOWN =
      Set.of("position", "image", "species", "id", "box", "velocity", "force", "mass", "charge");

  private static final long CELLS = 100_000;

  /** No particle crosses more edges; -1 without a sign is more. */
  private static final int MAX_IMAGE = 1_000_000;

  private final H5mdFile file;
  private final String name;
  private final Dataset positions;
  private final boolean changing;
  private final int frames;
  private final int dimensions;
  private final long[] steps;
  private final double @Nullable [] times;
  private final @Nullable String units;
  private final H5mdBox box;
  private final @Nullable H5mdElement images;
  private final @Nullable H5mdElement ids;
  private final @Nullable H5mdElement species;
  private final @Nullable SpeciesNames speciesNames;
  private final AbsentParticles absentParticles;

  /**
   * The particles of a group.
   *
   * @param name under which it stands in {@code particles}
   * @throws MalformedFrameException if they are not as H5MD has them
   */
  ParticleGroup(H5mdFile file, String name, Node group) {
    this.file = file;
    this.name = name;
    Node position = file.hdf().required(group, "position");
    Dataset data = file.hdf().values(position);
    int[] shape = data == null ? new int[0] : file.hdf().shape(data);
    int axes = shape.length;
    if (data == null
        || axes != 2 && axes != 3
        || shape[axes - 2] == 0
        || shape[axes - 1] != 2 && shape[axes - 1] != 3) {
      throw new MalformedFrameException(
          "position is of the shape %s, not (frames, particles, 2 or 3)"
              .formatted(Arrays.toString(shape)),
          HdfAccess.ADVICE);
    }
    if (axes == 3 && shape[0] == 0) {
      throw new MalformedFrameException("position has no frames", "write at least one");
    }
    if (axes == 2 && file.hdf().child(position, "step") != null) {
      file.warnings().add("position has steps, but no axis of frames: it is taken for one frame");
    }
    file.hdf().requireRoom("step", HdfAccess.bytes("step", new int[] {shape[0]}, Long.BYTES));
    this.positions = data;
    this.changing = axes == 3;
    this.frames = changing ? new H5mdSteps(file).complete(position, shape[0]) : 1;
    this.dimensions = shape[axes - 1];
    this.steps = steps(position);
    this.times = new H5mdSteps(file).times(position, frames);
    this.box = new H5mdBox(file, group, frames, dimensions);
    this.units = units(position);
    int count = shape[axes - 2];
    this.images = H5mdElement.of(file, group, "image", frames, count, dimensions);
    this.ids = H5mdElement.of(file, group, "id", frames, count);
    this.species = H5mdElement.of(file, group, "species", frames, count);
    this.speciesNames = speciesNames(group);
    doubtElement(group, "image");
    doubtElement(group, "id");
    this.absentParticles = new AbsentParticles(file.warnings());
    file.doubt(group, KNOWN, Set.of());
    file.doubtElement(position, Set.of("unit"));
  }

  private void doubtElement(Node group, String element, String... attributes) {
    Node node = file.hdf().child(group, element);
    if (node != null) {
      file.doubtElement(node, Set.of(attributes));
    }
  }

  private @Nullable SpeciesNames speciesNames(Node group) {
    if (species == null || file.values().isNamed(species.data())) {
      doubtElement(group, "species");
      return null;
    }
    doubtElement(group, "species", SpeciesNames.ATTRIBUTE);
    return SpeciesNames.of(file, file.hdf().required(group, "species"));
  }

  private long[] steps(Node position) {
    long[] given = new H5mdSteps(file).steps(position, frames);
    if (given != null) {
      return given;
    }
    if (frames > 1) {
      file.warnings().add("position has no step: the frames are numbered");
    }
    long[] numbered = new long[frames];
    Arrays.setAll(numbered, frame -> frame);
    return numbered;
  }

  private @Nullable String units(Node position) {
    String ofValues = file.unit(positions);
    String unit = ofValues != null || position == positions ? ofValues : file.unit(position);
    if (unit != null && box.unit() != null && !unit.equals(box.unit())) {
      throw new MalformedFrameException(
          "positions are in %s, the edges of the box in %s".formatted(unit, box.unit()),
          "write both in one unit");
    }
    return unit != null ? unit : box.unit();
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** How many frames there are. */
  int frames() {
    return frames;
  }

  /** Number of space dimensions of the file, 2 or 3. */
  int dimensions() {
    return dimensions;
  }

  /** Units as the file names them; null if it does not. */
  @Nullable String units() {
    return units;
  }

  /** MD step of a frame. */
  long step(int frame) {
    return steps[frame];
  }

  /** Time of a frame; NaN if it is not known. */
  double time(int frame) {
    return times == null ? Double.NaN : times[frame];
  }

  /** Box of a frame. */
  FrameBox box(int frame) {
    return box.at(frame, steps[frame]);
  }

  /** The ids at a frame that are of particles; none if the group has none. */
  Set<Long> ids(int frame) {
    Set<Long> found = new HashSet<>();
    if (ids != null) {
      for (long id :
          file.values().wholes(ids.data(), ids.index(frame, steps[frame]), AbsentParticles.NO_ID)) {
        if (id > 0) {
          found.add(id);
        }
      }
    }
    return found;
  }

  /**
   * Where the particles of a frame are within the box, in hundred thousandths of its edges, so that
   * wrapped and unwrapped ones are alike. Rows at the origin may be padding and are left out.
   */
  Set<List<Long>> cells(int frame) {
    double[] given = positions(frame);
    FrameBox edges = box(frame);
    Set<List<Long>> cells = new HashSet<>();
    for (int row = 0; row < given.length / dimensions; row++) {
      Long[] cell = new Long[dimensions];
      boolean real = !isZero(given, row);
      for (int axis = 0; axis < dimensions; axis++) {
        double edge = edges.vectors()[axis][axis];
        double place = given[row * dimensions + axis];
        real &= Magnitude.isPlausible(place);
        cell[axis] =
            edges.tilted() || !(edge > 0)
                ? Double.doubleToLongBits(place)
                : Math.floorMod(Math.round(place / edge * CELLS), CELLS);
      }
      if (real) {
        cells.add(List.of(cell));
      }
    }
    return cells;
  }

  /** In what the frames of this group and of another differ; null if they can be joined. */
  @Nullable String difference(ParticleGroup other) {
    return dimensions != other.dimensions
        ? "dimensions"
        : !Arrays.equals(steps, other.steps)
            ? "steps"
            : !Objects.equals(units, other.units) ? "units" : null;
  }

  /** Positions of a frame as they are in the file, {@code [particle * dimensions + axis]}. */
  double[] positions(int frame) {
    return file.values().numbers(positions, changing ? frame : -1);
  }

  /**
   * Those particles of a frame that are there, in the order of their ids.
   *
   * @param edges to which images are counted
   */
  ParticleRows at(int frame, FrameBox edges) {
    double[] given = positions(frame);
    int count = given.length / dimensions;
    double[] counts = numbers(images, frame);
    SpeciesRows kinds = species(frame);
    long[] numbered =
        ids == null
            ? null
            : file.values()
                .wholes(ids.data(), ids.index(frame, steps[frame]), AbsentParticles.NO_ID);
    BitSet absent = new BitSet(count);
    absentParticles.markPadding(absent, given, dimensions);
    if (kinds.types() != null) {
      absentParticles.markPadding(absent, kinds.types(), 1);
    }
    if (numbered != null && ids != null) {
      absentParticles.markIds(absent, numbered, file.values().fill(ids.data()));
      markNegative(absent, numbered);
    }
    doubtZeros(absent, given, numbered);
    int[] rows = AbsentParticles.present(absent, count);
    if (rows.length == 0) {
      throw new MalformedFrameException(
          "all %d particles of %s are absent".formatted(count, name), "remove this frame");
    }
    int[] sorted = numbered == null ? rows : sorted(rows, numbered);
    SpeciesRows named =
        speciesNames != null && kinds.types() != null
            ? SpeciesRows.named(speciesNames.of(kinds.types()))
            : kinds;
    return new ParticleRows(place(sorted, given, counts, edges), named.of(sorted));
  }

  /** No particle has a negative id, or 2^64 - 1, which is one without a sign. */
  private void markNegative(BitSet absent, long[] numbered) {
    for (int row = 0; row < numbered.length; row++) {
      if (numbered[row] < 0 && !absent.get(row)) {
        absent.set(row);
        file.warnings()
            .add(
                "particles of %s with negative ids, or ids beyond 63 bits, are taken for absent: define that fill value"
                    .formatted(name));
      }
    }
  }

  /** Rows that nobody wrote are zero, and may be taken for particles. */
  private void doubtZeros(BitSet absent, double[] given, long @Nullable [] numbered) {
    int count = given.length / dimensions;
    if (numbered == null && count > 1 && !absent.get(count - 1) && isZero(given, count - 1)) {
      file.warnings()
          .add(
              "the last rows of position are zero: they are taken for particles at the origin; if"
                  + " they are padding, write NaN, or ids with a fill value");
    }
    for (int row = 0; numbered != null && row < count; row++) {
      if (numbered[row] == 0 && !absent.get(row) && isZero(given, row)) {
        file.warnings()
            .add(
                "the particle of id 0 is at the origin: it is taken for a particle; if it is"
                    + " padding, define 0 as the fill value of id");
      }
    }
  }

  private boolean isZero(double[] given, int row) {
    for (int axis = 0; axis < dimensions; axis++) {
      if (given[row * dimensions + axis] != 0) {
        return false;
      }
    }
    return true;
  }

  private void requireImage(int row, double[] image) {
    for (double count : image) {
      if (count != Math.rint(count) || Math.abs(count) > MAX_IMAGE) {
        throw new MalformedFrameException(
            "the image of particle %d is %s".formatted(row, count),
            "write whole numbers with a sign, at most %d: how many edges were crossed"
                .formatted(MAX_IMAGE));
      }
    }
  }

  private double[] place(int[] rows, double[] given, double @Nullable [] counts, FrameBox edges) {
    double[] places = new double[rows.length * dimensions];
    double[] parts = new double[dimensions];
    double[] place = new double[dimensions];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(given, rows[i] * dimensions, place, 0, dimensions);
      if (counts != null) {
        System.arraycopy(counts, rows[i] * dimensions, parts, 0, dimensions);
        requireImage(rows[i], parts);
        edges.add(parts, dimensions, place);
      }
      for (int axis = 0; axis < dimensions; axis++) {
        if (!Magnitude.isPlausible(place[axis])) {
          throw new MalformedFrameException(
              "particle %d is at %s".formatted(rows[i], place[axis]), "remove this frame");
        }
        places[i * dimensions + axis] = place[axis];
      }
    }
    return places;
  }

  private static int[] sorted(int[] rows, long[] ids) {
    long[] present = Arrays.stream(rows).mapToLong(row -> ids[row]).toArray();
    int[] order = IdOrder.of(present, present.length);
    return order == null ? rows : Arrays.stream(order).map(place -> rows[place]).toArray();
  }

  private double @Nullable [] numbers(@Nullable H5mdElement element, int frame) {
    return element == null
        ? null
        : file.values().numbers(element.data(), element.index(frame, steps[frame]));
  }

  private SpeciesRows species(int frame) {
    if (species == null) {
      return SpeciesRows.NONE;
    }
    return file.values().isNamed(species.data())
        ? SpeciesRows.named(file.values().words(species.data(), species.index(frame, steps[frame])))
        : SpeciesRows.numbered(numbers(species, frame));
  }
}
