package io.supercool.reader.gsd;

import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Plane;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One frame by HOOMD's schema: the box is centred on the origin there; positions are wrapped, with
 * images beside them.
 *
 * @param file with the chunks
 * @param chunks of this frame by name
 * @param first those of the first frame, which hold for all that do not have their own
 * @param resolver of the file
 */
record GsdFrame(
    GsdFile file,
    Map<String, ChunkEntry> chunks,
    Map<String, ChunkEntry> first,
    SpeciesResolver resolver) {
  private static final int MAX_NAMES_BYTES = 1 << 16;
  private static final int MAX_SPECIES = 126;

  /** Reads the frame. */
  Frame read() throws IOException {
    int particles = particles();
    int dimensions = (int) number("configuration/dimensions", 3);
    if (dimensions != 2 && dimensions != 3) {
      throw fault("there are %d dimensions".formatted(dimensions));
    }
    double step = number("configuration/step", 0);
    if (step < 0) {
      throw fault("the step is " + step);
    }
    FrameBox box = box(dimensions);
    // Positions first: they must be in the file before anything else of their number is allocated.
    double[] positions = positions(particles, dimensions, box);
    if (dimensions == 3 && Plane.holds(positions, particles)) {
      dimensions = 2;
      positions = Plane.flattened(positions);
    }
    List<String> names = names();
    Species species = resolver.ofNames(names, species(particles, names.size()));
    return FrameBuilder.builder()
        .step((long) step)
        .time(Double.NaN)
        .box(box.edges(dimensions))
        .speciesNames(species.names())
        .species(species.indices())
        .positions(positions)
        .build();
  }

  private int particles() throws IOException {
    double particles = number("particles/N", 0);
    if (!(particles >= 1) || particles > Integer.MAX_VALUE) {
      throw fault("there are %.0f particles".formatted(particles));
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

  /** Names of the types, each padded with zeros to the chunk's columns; A where there are none. */
  private List<String> names() throws IOException {
    ChunkEntry entry = chunk("particles/types");
    if (entry == null) {
      return List.of("A");
    }
    byte[] bytes = file.bytes(entry, MAX_NAMES_BYTES);
    int width = (int) entry.columns();
    List<String> names = new ArrayList<>();
    for (int begin = 0; begin < bytes.length; begin += width) {
      int length = 0;
      while (length < width && bytes[begin + length] != 0) {
        length++;
      }
      names.add(new String(bytes, begin, length, StandardCharsets.UTF_8));
    }
    if (names.isEmpty() || names.size() > MAX_SPECIES || names.contains("")) {
      throw fault("the names of the types are " + names.size() + ", or empty");
    }
    return List.copyOf(names);
  }

  private byte[] species(int particles, int names) throws IOException {
    byte[] species = new byte[particles];
    ChunkEntry entry = perParticle("particles/typeid", particles);
    if (entry == null) {
      return species;
    }
    double[] types = file.numbers(entry, particles, 1);
    for (int i = 0; i < particles; i++) {
      if (types[i] < 0 || types[i] >= names) {
        throw fault("particle %d has type %.0f of %d".formatted(i, types[i], names));
      }
      species[i] = (byte) types[i];
    }
    return species;
  }

  private double[] positions(int particles, int dimensions, FrameBox box) throws IOException {
    ChunkEntry entry = perParticle("particles/position", particles);
    if (entry == null) {
      throw fault("there are no positions");
    }
    double[] centred = file.numbers(entry, particles, 3);
    ChunkEntry imageEntry = perParticle("particles/image", particles);
    double[] images = imageEntry == null ? null : file.numbers(imageEntry, particles, 3);
    double[] parts = new double[dimensions];
    double[] place = new double[dimensions];
    double[] positions = new double[particles * dimensions];
    for (int i = 0; i < particles; i++) {
      for (int axis = 0; axis < dimensions; axis++) {
        parts[axis] = 0.5 + (images == null ? 0 : images[3 * i + axis]);
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

  private double number(String name, double otherwise) throws IOException {
    ChunkEntry entry = chunk(name);
    return entry == null ? otherwise : file.numbers(entry, 1, 1)[0];
  }

  private static MalformedFrameException fault(String reason) {
    return new MalformedFrameException(reason, "write the frame again with HOOMD or gsd.hoomd");
  }
}
