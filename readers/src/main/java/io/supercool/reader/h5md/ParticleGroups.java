package io.supercool.reader.h5md;

import io.jhdf.api.Node;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which groups of particles of a file are read: the only one, {@code all}, or all together. */
final class ParticleGroups {
  private static final String ALL = "all";
  private static final String JOIN =
      "write the groups with the same steps and box, or name the one to be read `all`";

  private ParticleGroups() {}

  /**
   * The groups whose particles make up the frames, in the order of their names.
   *
   * @throws MalformedFrameException if there are none, or several that cannot be joined
   */
  static List<ParticleGroup> of(H5mdFile file, Node root) {
    Node parent = file.hdf().required(root, "particles");
    List<String> names = List.copyOf(file.hdf().children(parent).keySet());
    if (names.size() == 1 || names.contains(ALL)) {
      String name = names.size() == 1 ? names.get(0) : ALL;
      ParticleGroup only = new ParticleGroup(file, file.hdf().required(parent, name));
      names.stream()
          .filter(other -> !other.equals(name))
          .forEach(other -> doubt(file, only, parent, other));
      return List.of(only);
    }
    List<ParticleGroup> groups = new ArrayList<>();
    for (String name : names) {
      Node group = file.hdf().required(parent, name);
      if (file.hdf().child(group, "position") == null) {
        file.warnings().add("%s has no position and is not read".formatted(name));
      } else {
        groups.add(new ParticleGroup(file, group));
      }
    }
    if (groups.isEmpty()) {
      throw new MalformedFrameException(
          "none of the groups %s of particles has a position".formatted(names), HdfAccess.ADVICE);
    }
    groups.forEach(group -> requireSame(groups.get(0), group));
    return List.copyOf(groups);
  }

  /**
   * The box that the groups share at a frame.
   *
   * @throws MalformedFrameException if they do not
   */
  static FrameBox box(List<ParticleGroup> groups, int frame) {
    FrameBox box = groups.get(0).box(frame);
    for (ParticleGroup group : groups) {
      FrameBox other = group.box(frame);
      if (!Arrays.deepEquals(box.vectors(), other.vectors())
          || !box.boundaries().equals(other.boundaries())) {
        throw differ(groups.get(0), group, "box");
      }
    }
    return box;
  }

  private static void requireSame(ParticleGroup one, ParticleGroup other) {
    String difference = one.difference(other);
    if (difference != null) {
      throw differ(one, other, difference);
    }
  }

  private static MalformedFrameException differ(
      ParticleGroup one, ParticleGroup other, String what) {
    return new MalformedFrameException(
        "the groups of particles %s and %s differ in their %s"
            .formatted(one.name(), other.name(), what),
        JOIN);
  }

  /** Warns of a group beside {@code all} whose particles are not, or may not be, in it. */
  private static void doubt(H5mdFile file, ParticleGroup all, Node parent, String name) {
    boolean part = false;
    try {
      ParticleGroup other = new ParticleGroup(file, file.hdf().required(parent, name));
      part =
          all.difference(other) == null && all.frames() > 0 && rows(all).containsAll(rows(other));
    } catch (MalformedFrameException e) {
      // It is not read: that it cannot be is no more than that.
      part = false;
    }
    if (!part) {
      file.warnings()
          .add(
              "the group of particles %s, which has others than `all`, is not read"
                  .formatted(name));
    }
  }

  /** The positions of the first frame. */
  private static Set<List<Double>> rows(ParticleGroup group) {
    double[] positions = group.positions(0);
    Set<List<Double>> rows = new HashSet<>();
    for (int at = 0; at < positions.length; at += group.dimensions()) {
      rows.add(Arrays.stream(positions, at, at + group.dimensions()).boxed().toList());
    }
    return rows;
  }
}
