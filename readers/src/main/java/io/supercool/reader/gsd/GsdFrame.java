package io.supercool.reader.gsd;

import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Plane;
import io.supercool.reader.frame.Species;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One frame by HOOMD's schema: the box is centred on the origin there; positions are wrapped, with
 * images beside them.
 *
 * @param file with the chunks
 * @param chunks of this frame by name
 * @param first those of the first frame, which hold for all that do not have their own
 * @param types of the file
 * @param warnings of the file
 */
record GsdFrame(
    GsdFile file,
    Map<String, ChunkEntry> chunks,
    Map<String, ChunkEntry> first,
    GsdTypes types,
    FrameWarnings warnings) {
  /** No particle crosses more edges; -1 without a sign is more. */
  private static final int MAX_IMAGE = 1_000_000;

  /** Reads the frame. */
  Frame read() throws IOException {
    int particles = particles();
    long given = number("configuration/dimensions", 3);
    if (given != 2 && given != 3) {
      throw fault("there are %d dimensions".formatted(given));
    }
    int dimensions = (int) given;
    long step = number("configuration/step", 0);
    if (step < 0) {
      throw fault("the step is %d, or beyond 63 bits".formatted(step));
    }
    FrameBox box = box(dimensions);
    // Positions first: they must be in the file before anything else of their number is allocated.
    double[] positions = positions(particles, dimensions, box);
    if (dimensions == 3 && Plane.holds(positions, particles)) {
      dimensions = 2;
      positions = Plane.flattened(positions);
    }
    Species species = species(particles);
    return FrameBuilder.builder()
        .step(step)
        .time(Double.NaN)
        .box(box.edges(dimensions))
        .speciesNames(species.names())
        .species(species.indices())
        .positions(positions)
        .build();
  }

  private int particles() throws IOException {
    long particles = number("particles/N", 0);
    if (particles < 1 || particles > Integer.MAX_VALUE) {
      throw fault("there are %d particles".formatted(particles));
    }
    return (int) particles;
  }

  /** Lx, Ly, Lz and the tilts xy, xz, yz as parts of Ly and Lz; centred on the origin. */
  private FrameBox box(int dimensions) throws IOException {
    ChunkEntry entry = chunk("configuration/box");
    if (entry == null) {
      throw fault("there is no box");
    }
    double[] box = file.numbers(entry, 6, 1);
    boolean flat = dimensions == 2;
    double height = flat ? 1 : box[2];
    return FrameBox.of(
        new double[3],
        new double[] {box[0], 0, 0},
        new double[] {box[3] * box[1], box[1], 0},
        flat ? new double[] {0, 0, 1} : new double[] {box[4] * height, box[5] * height, height});
  }

  private Species species(int particles) throws IOException {
    ChunkEntry typeid = perParticle("particles/typeid", particles);
    if (typeid == null && first.containsKey("particles/typeid")) {
      warnings.add(
          "there are other particles than in the first frame, and no types of theirs: all are of the first type");
    }
    return types.of(chunk("particles/types"), typeid, particles);
  }

  private double[] positions(int particles, int dimensions, FrameBox box) throws IOException {
    ChunkEntry entry = perParticle("particles/position", particles);
    if (entry == null) {
      throw fault("there are no positions");
    }
    double[] centred = file.numbers(entry, particles, 3);
    if (dimensions == 2 && particles > 1 && !Plane.holds(centred, particles)) {
      warnings.add("there are two dimensions, but not all z are the same: z is not read");
    }
    ChunkEntry imageEntry = perParticle("particles/image", particles);
    double[] images = imageEntry == null ? null : file.numbers(imageEntry, particles, 3);
    double[] parts = new double[dimensions];
    double[] place = new double[dimensions];
    double[] positions = new double[particles * dimensions];
    for (int i = 0; i < particles; i++) {
      for (int axis = 0; axis < dimensions; axis++) {
        parts[axis] = 0.5 + (images == null ? 0 : image(i, images[3 * i + axis]));
        place[axis] = centred[3 * i + axis];
      }
      box.add(parts, dimensions, place);
      for (int axis = 0; axis < dimensions; axis++) {
        if (!Magnitude.isPlausible(place[axis])) {
          throw fault("particle %d is at %s".formatted(i, place[axis]));
        }
        positions[i * dimensions + axis] = place[axis];
      }
    }
    return positions;
  }

  private static double image(int particle, double image) {
    if (image != Math.rint(image) || Math.abs(image) > MAX_IMAGE) {
      throw new MalformedFrameException(
          "the image of particle %d is %s".formatted(particle, image),
          "write whole numbers with a sign, at most %d: how many edges were crossed"
              .formatted(MAX_IMAGE));
    }
    return image;
  }

  private @Nullable ChunkEntry chunk(String name) {
    ChunkEntry own = chunks.get(name);
    return own != null ? own : first.get(name);
  }

  /** A chunk of one row per particle: the first frame's only if it has as many. */
  private @Nullable ChunkEntry perParticle(String name, int particles) {
    ChunkEntry own = chunks.get(name);
    if (own != null) {
      return own;
    }
    ChunkEntry inherited = first.get(name);
    return inherited != null && inherited.rows() == particles ? inherited : null;
  }

  private long number(String name, long otherwise) throws IOException {
    ChunkEntry entry = chunk(name);
    return entry == null ? otherwise : file.wholes(entry, 1)[0];
  }

  private static MalformedFrameException fault(String reason) {
    return new MalformedFrameException(reason, GsdFile.WRITE_AGAIN);
  }
}
