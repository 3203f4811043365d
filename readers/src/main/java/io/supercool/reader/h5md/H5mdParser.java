package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.IdOrder;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Plane;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one group of particles, as H5MD 1.1 (nongnu.org/h5md) lays them out: {@code position}
 * with {@code value}, {@code step} and {@code time}; {@code image}, {@code species} and {@code id}
 * where they are; {@code box}.
 */
final class H5mdParser implements FrameParser {
  private static final String ADVICE = "see docs/reference/formats.md for what is read of H5MD";

  private final HdfAccess hdf;
  private final FrameWarnings warnings = new FrameWarnings();
  private final SpeciesResolver resolver = new SpeciesResolver(warnings);
  private final Node particles;
  private final Node position;
  private final Dataset positions;
  private final H5mdBox box;
  private final int frames;
  private final int count;
  private final int dimensions;
  private int next;

  /** The frames of a file's root. */
  H5mdParser(Group root, HdfAccess hdf) {
    this.hdf = hdf;
    this.particles = particles(root);
    this.position = required(particles, "position");
    Dataset values = hdf.values(position);
    int[] shape = values == null ? new int[0] : hdf.shape(values);
    if (values == null || shape.length != 3 || shape[1] == 0 || shape[2] != 2 && shape[2] != 3) {
      throw new MalformedFrameException(
          "position/value is not (frames, particles, 2 or 3)", ADVICE);
    }
    this.positions = values;
    this.frames = shape[0];
    this.count = shape[1];
    this.dimensions = shape[2];
    this.box = new H5mdBox(hdf, required(particles, "box"), dimensions);
  }

  @Override
  public @Nullable Frame next() {
    if (next == frames) {
      return null;
    }
    int frame = next++;
    warnings.at("frame %d".formatted(frame + 1));
    try {
      return read(frame);
    } catch (MalformedFrameException e) {
      throw e.at("frame %d".formatted(frame + 1));
    }
  }

  @Override
  public FrameWarnings warnings() {
    return warnings;
  }

  @Override
  public boolean skipToNextFrame() {
    return next < frames;
  }

  private Frame read(int frame) {
    FrameBox edges = box.at(frame);
    double[] counts = new double[dimensions];
    double[] place = new double[dimensions];
    double[] given = hdf.numbers(positions, frame);
    double[] images = perParticle("image", frame, dimensions);
    double[] types = perParticle("species", frame, 1);
    int[] order = order(frame);
    double[] ordered = new double[given.length];
    byte[] numbered = new byte[count];
    byte[] sorted = types == null ? numbered : SpeciesResolver.types(types);
    for (int i = 0; i < count; i++) {
      int from = order == null ? i : order[i];
      numbered[i] = sorted[from];
      for (int axis = 0; axis < dimensions; axis++) {
        place[axis] = given[from * dimensions + axis];
        counts[axis] = images == null ? 0 : images[from * dimensions + axis];
      }
      edges.add(counts, dimensions, place);
      for (int axis = 0; axis < dimensions; axis++) {
        if (!Magnitude.isPlausible(place[axis])) {
          throw new MalformedFrameException(
              "particle %d is at %s".formatted(from, place[axis]), "remove this frame");
        }
        ordered[i * dimensions + axis] = place[axis];
      }
    }
    double step = sampled("step", frame, frame);
    if (!(step >= 0) || !Magnitude.isPlausible(step)) {
      throw new MalformedFrameException("the step is " + step, ADVICE);
    }
    int axes = dimensions == 3 && Plane.holds(ordered, count) ? 2 : dimensions;
    Species species = resolver.ofTypes(numbered);
    return FrameBuilder.builder()
        .step((long) step)
        .time(sampled("time", frame, Double.NaN))
        .units(units())
        .box(edges.edges(axes))
        .speciesNames(species.names())
        .species(species.indices())
        .positions(axes == dimensions ? ordered : Plane.flattened(ordered))
        .build();
  }

  /** Numbers of every particle, constant or of this frame; null if the file has none. */
  private double @Nullable [] perParticle(String name, int frame, int width) {
    Dataset values = hdf.values(hdf.child(particles, name));
    if (values == null) {
      return null;
    }
    int[] shape = hdf.shape(values);
    int constantAxes = width == 1 ? 1 : 2;
    boolean constant = shape.length == constantAxes;
    boolean each = shape.length == constantAxes + 1 && shape[0] == frames;
    boolean wide = width == 1 || shape[shape.length - 1] == width;
    if (!(constant || each) || !wide || shape[constant ? 0 : 1] != count) {
      throw new MalformedFrameException(
          "%s is not of the %d particles in %d frames".formatted(name, count, frames), ADVICE);
    }
    return hdf.numbers(values, constant ? -1 : frame);
  }

  private int @Nullable [] order(int frame) {
    double[] ids = perParticle("id", frame, 1);
    if (ids == null) {
      return null;
    }
    long[] whole = new long[count];
    for (int i = 0; i < count; i++) {
      whole[i] = (long) ids[i];
    }
    return IdOrder.of(whole, count);
  }

  /** Step or time of a frame: listed, or a constant interval with an offset. */
  private double sampled(String name, int frame, double otherwise) {
    Node node = hdf.child(position, name);
    if (!(node instanceof Dataset dataset)) {
      return otherwise;
    }
    int[] shape = hdf.shape(dataset);
    if (shape.length == 0) {
      Object offset = hdf.attribute(dataset, "offset");
      return hdf.numbers(dataset, -1)[0] * frame
          + (offset instanceof Number number ? number.doubleValue() : 0);
    }
    if (shape.length != 1 || shape[0] <= frame) {
      throw new MalformedFrameException(
          "%s does not list %d frames".formatted(name, frames), ADVICE);
    }
    return hdf.numbers(dataset, frame)[0];
  }

  private @Nullable String units() {
    Object unit = hdf.attribute(positions, "unit");
    return unit instanceof String text && !text.isEmpty() && text.length() <= 64 ? text : null;
  }

  private Node particles(Group root) {
    Node groups = required(root, "particles");
    Map<String, Node> named =
        groups instanceof Group group ? hdf.guarded("particles", group::getChildren) : Map.of();
    Node all = named.size() == 1 ? named.values().iterator().next() : named.get("all");
    if (all == null) {
      throw new MalformedFrameException(
          "there are the groups of particles %s".formatted(named.keySet()),
          "name the one to be read `all`");
    }
    return all;
  }

  private Node required(Node parent, String name) {
    Node child = hdf.child(parent, name);
    if (child == null) {
      throw new MalformedFrameException("there is no " + name, ADVICE);
    }
    return child;
  }
}
