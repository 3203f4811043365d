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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One group of particles: positions in frames, and what belongs to them. Not thread-safe. */
final class ParticleGroup {
  private static final Set<String> KNOWN =
      Set.of("position", "image", "species", "id", "box", "velocity", "force", "mass", "charge");

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
  private final AbsentParticles absentParticles;

  /**
   * The particles of a group.
   *
   * @throws MalformedFrameException if they are not as H5MD has them
   */
  ParticleGroup(H5mdFile file, Node group) {
    this.file = file;
    this.name = group.getName();
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
    this.frames = changing ? shape[0] : 1;
    this.dimensions = shape[axes - 1];
    this.steps = steps(position);
    this.times = new H5mdSteps(file).times(position, frames);
    this.box = new H5mdBox(file, group, frames, dimensions);
    this.units = units(position);
    int count = shape[axes - 2];
    this.images = H5mdElement.of(file, group, "image", frames, count, dimensions);
    this.ids = H5mdElement.of(file, group, "id", frames, count);
    this.species = H5mdElement.of(file, group, "species", frames, count);
    this.absentParticles = new AbsentParticles(file.warnings());
    file.doubt(group, KNOWN, Set.of());
    file.doubt(data, Set.of(), Set.of("unit"));
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
    return unit;
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
    }
    int[] rows = AbsentParticles.present(absent, count);
    if (rows.length == 0) {
      throw new MalformedFrameException(
          "all %d particles of %s are absent".formatted(count, name), "remove this frame");
    }
    int[] sorted = numbered == null ? rows : sorted(rows, numbered);
    return new ParticleRows(place(sorted, given, counts, edges), kinds.of(sorted));
  }

  private double[] place(int[] rows, double[] given, double @Nullable [] counts, FrameBox edges) {
    double[] places = new double[rows.length * dimensions];
    double[] parts = new double[dimensions];
    double[] place = new double[dimensions];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(given, rows[i] * dimensions, place, 0, dimensions);
      if (counts != null) {
        System.arraycopy(counts, rows[i] * dimensions, parts, 0, dimensions);
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
