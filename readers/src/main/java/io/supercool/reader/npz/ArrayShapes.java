package io.supercool.reader.npz;

import io.supercool.storage.npz.NpzArchive;

/** Numbers of things, from the shapes of an archive's arrays. */
final class ArrayShapes {
  private ArrayShapes() {}

  /** Number of particles: the length of {@code types}, which has one axis. */
  static int particles(NpzArchive npz) {
    return axis(npz, "types", 0, 1, "(particles,)");
  }

  /** Number of space dimensions: 2 or 3, the last axis of {@code initial_positions}. */
  static int dimensions(NpzArchive npz) {
    int dimensions = axis(npz, "initial_positions", 1, 2, "(particles, dimensions)");
    if (dimensions != 2 && dimensions != 3) {
      throw npz.fault(
          "initial_positions", "has %d space dimensions".formatted(dimensions), "write 2 or 3");
    }
    return dimensions;
  }

  /** Number of lag times: the length of {@code times}. */
  static int times(NpzArchive npz) {
    return axis(npz, "times", 0, 1, "(times,)");
  }

  /** Number of replicas: the axis of {@code positions} after {@code leading} others. */
  static int replicas(NpzArchive npz, int leading) {
    return axis(
        npz,
        "positions",
        leading,
        leading + 3,
        leading == 0
            ? "(replicas, particles, dimensions)"
            : "(times, replicas, particles, dimensions)");
  }

  private static int axis(NpzArchive npz, String name, int axis, int axes, String expected) {
    int[] shape = npz.layout(name).shape();
    if (shape.length != axes) {
      throw npz.fault(
          name,
          "has shape %s where %s was expected".formatted(npz.layout(name).shapeText(), expected),
          "see docs/reference/formats.md");
    }
    if (shape[axis] == 0) {
      throw npz.fault(name, "is empty", "see docs/reference/formats.md");
    }
    return shape[axis];
  }
}
