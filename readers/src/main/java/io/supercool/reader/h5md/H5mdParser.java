package io.supercool.reader.h5md;

import io.jhdf.api.Group;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameBuilder;
import io.supercool.reader.frame.FrameParser;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Plane;
import io.supercool.reader.frame.Species;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the particles of a file, as H5MD 1.1 (nongnu.org/h5md) lays them out: {@code position}
 * with {@code value}, {@code step} and {@code time}; {@code image}, {@code species} and {@code id}
 * where they are; {@code box}.
 */
final class H5mdParser implements FrameParser {
  private final FrameWarnings warnings = new FrameWarnings();
  private final List<ParticleGroup> groups;
  private final JoinedSpecies species;
  private final int frames;
  private int next;

  /**
   * The frames of a file's root.
   *
   * @throws MalformedFrameException if the file is not laid out so
   */
  H5mdParser(Group root, HdfAccess hdf) {
    H5mdFile file = new H5mdFile(hdf, warnings);
    List<Object> version = hdf.attribute(hdf.required(root, "h5md"), "version");
    if (!version.isEmpty()
        && !(version.get(0) instanceof Number major && major.doubleValue() == 1)) {
      warnings.add("the version %s of H5MD is not known: read as 1.1".formatted(version));
    }
    this.groups = ParticleGroups.of(file, root);
    this.species = new JoinedSpecies(warnings, groups.stream().map(ParticleGroup::name).toList());
    this.frames = groups.get(0).frames();
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
    ParticleGroup first = groups.get(0);
    long step = first.step(frame);
    if (step < 0) {
      throw new MalformedFrameException(
          "the step is %d, or beyond 63 bits".formatted(step), "count steps from 0");
    }
    FrameBox box = ParticleGroups.box(groups, frame);
    List<ParticleRows> parts = groups.stream().map(group -> group.at(frame, box)).toList();
    double[] positions =
        parts.stream().map(ParticleRows::positions).flatMapToDouble(DoubleStream::of).toArray();
    int given = first.dimensions();
    int count = positions.length / given;
    int axes = given == 3 && Plane.holds(positions, count) ? 2 : given;
    Species resolved =
        species.of(
            parts.stream().map(ParticleRows::species).toList(),
            parts.stream().mapToInt(part -> part.positions().length / given).toArray());
    return FrameBuilder.builder()
        .step(step)
        .time(first.time(frame))
        .units(first.units())
        .box(box.edges(axes))
        .speciesNames(resolved.names())
        .species(resolved.indices())
        .positions(axes == given ? positions : Plane.flattened(positions))
        .build();
  }
}
