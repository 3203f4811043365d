package io.supercool.reader.h5md;

import io.jhdf.api.Node;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which groups of particles of a file are read: the only one, {@code all}, or all together. */
final class ParticleGroups {
  private static final String ALL = "all";
  private static final int FEW_FRAMES = 10;

  /** What of a group is in another if it is part of it; rounding may tell some apart. */
  private static final double PART = 0.9;

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
      ParticleGroup only = new ParticleGroup(file, name, file.hdf().required(parent, name));
      names.stream()
          .filter(other -> !other.equals(name))
          .forEach(other -> doubt(file, only, parent, other));
      return List.of(only);
    }
    List<ParticleGroup> groups = new ArrayList<>();
    Map<Long, String> addresses = new HashMap<>();
    for (String name : names) {
      Node group = file.hdf().required(parent, name);
      String known = addresses.putIfAbsent(group.getAddress(), name);
      if (known != null) {
        file.warnings().add("%s is the same group as %s and not read again".formatted(name, known));
      } else if (file.hdf().child(group, "position") == null) {
        file.warnings().add("%s has no position and is not read".formatted(name));
      } else {
        groups.add(new ParticleGroup(file, name, group));
      }
    }
    if (groups.isEmpty()) {
      throw new MalformedFrameException(
          "none of the groups %s of particles has a position".formatted(names), HdfAccess.ADVICE);
    }
    groups.forEach(group -> requireSame(groups.get(0), group));
    requireApart(groups);
    return List.copyOf(groups);
  }

  /**
   * The box that the groups share at a frame.
   *
   * @throws MalformedFrameException if they do not
   */
  static FrameBox box(List<ParticleGroup> groups, int frame) {
    FrameBox box = groups.get(0).box(frame);
    for (ParticleGroup group : groups.subList(1, groups.size())) {
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

  /** Refuses groups that have particles in common. */
  private static void requireApart(List<ParticleGroup> groups) {
    int frame = groups.size() < 2 ? -1 : firstReadable(groups);
    for (int one = 0; frame >= 0 && one < groups.size(); one++) {
      for (ParticleGroup other : groups.subList(one + 1, groups.size())) {
        requireApart(groups.get(one), other, "positions", group -> group.cells(frame));
        requireApart(groups.get(one), other, "ids", group -> group.ids(frame));
      }
    }
  }

  /** The first of a few frames that all groups have in one box; negative if there is none. */
  private static int firstReadable(List<ParticleGroup> groups) {
    for (int frame = 0; frame < Math.min(FEW_FRAMES, groups.get(0).frames()); frame++) {
      try {
        box(groups, frame);
        for (ParticleGroup group : groups) {
          group.cells(frame);
          group.ids(frame);
        }
        return frame;
      } catch (MalformedFrameException e) {
        continue; // It will be refused when it is read.
      }
    }
    return -1;
  }

  private static void requireApart(
      ParticleGroup one,
      ParticleGroup other,
      String what,
      Function<ParticleGroup, Set<?>> valuesOf) {
    Set<?> ofOne = valuesOf.apply(one);
    Set<?> ofOther = valuesOf.apply(other);
    Set<?> common = new HashSet<>(ofOne);
    common.retainAll(ofOther);
    if (common.isEmpty()) {
      return;
    }
    boolean oneIsLess = ofOne.size() < ofOther.size();
    ParticleGroup less = oneIsLess ? one : other;
    ParticleGroup more = oneIsLess ? other : one;
    boolean part = common.size() >= PART * Math.min(ofOne.size(), ofOther.size());
    throw new MalformedFrameException(
        part
            ? "the group of particles %s is part of %s, or the same: they share %d %s"
                .formatted(less.name(), more.name(), common.size(), what)
            : "the groups of particles %s and %s share %d %s"
                .formatted(less.name(), more.name(), common.size(), what),
        "name the group to be read `all`, or write each particle in one group");
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
    boolean part;
    try {
      H5mdFile unread = new H5mdFile(file.hdf(), new FrameWarnings());
      ParticleGroup other = new ParticleGroup(unread, name, file.hdf().required(parent, name));
      part =
          all.difference(other) == null && all.frames() > 0 && rows(all).containsAll(rows(other));
    } catch (MalformedFrameException e) {
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
