package io.supercool.reader.h5md;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An H5MD file of a test: paths below {@code particles}, such as {@code all/position/value}, with
 * their values; attributes as {@code all/box@boundary}.
 */
final class WrittenH5md {
  static final int FRAMES = 3;
  static final int PARTICLES = 12;
  static final double EDGE = 4.5;

  private final Map<String, Object> entries = new TreeMap<>();

  /** Three frames of 9 A and 3 B at steps 0, 100, 200 in {@code all}. */
  WrittenH5md() {
    group("all", positions(PARTICLES, 1)).with("all/species", species(9, 3));
  }

  /** Seeded positions (frames, particles, 3) in the box. */
  static double[][][] positions(int particles, long seed) {
    Random random = new Random(seed);
    double[][][] positions = new double[FRAMES][particles][3];
    for (double[][] frame : positions) {
      for (double[] place : frame) {
        Arrays.setAll(place, axis -> 0.1 + 4 * random.nextDouble());
      }
    }
    return positions;
  }

  /** Zeros, then ones. */
  static int[] species(int zeros, int ones) {
    int[] species = new int[zeros + ones];
    Arrays.fill(species, zeros, zeros + ones, 1);
    return species;
  }

  /** Another group of particles, without species. */
  WrittenH5md group(String name, double[][][] positions) {
    return with(name + "/position/value", positions)
        .with(name + "/position/step", new long[] {0, 100, 200})
        .with(name + "/box/edges", new double[] {EDGE, EDGE, EDGE})
        .with(name + "/box@dimension", 3)
        .with(name + "/box@boundary", new String[] {"periodic", "periodic", "periodic"});
  }

  /** With another entry, or another value of one. */
  WrittenH5md with(String path, Object value) {
    entries.put(path, value);
    return this;
  }

  /** Without an entry, and all below it. */
  WrittenH5md without(String path) {
    entries
        .keySet()
        .removeIf(
            key -> key.equals(path) || key.startsWith(path + "/") || key.startsWith(path + "@"));
    return this;
  }

  /** Writes it. */
  Path write(Path file) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putGroup("h5md").putAttribute("version", new int[] {1, 1});
      Map<String, WritableNode> nodes = new TreeMap<>();
      nodes.put("", hdf.putGroup("particles"));
      // Attributes last: the nodes that they are of stand before them.
      entries.forEach(
          (path, value) -> {
            if (!path.contains("@")) {
              WritableGroup parent = (WritableGroup) parent(nodes, path);
              nodes.put(path, parent.putDataset(last(path), value));
            }
          });
      entries.forEach(
          (path, value) -> {
            int at = path.indexOf('@');
            if (at >= 0) {
              nodes.get(path.substring(0, at)).putAttribute(path.substring(at + 1), value);
            }
          });
    }
    return file;
  }

  private static WritableNode parent(Map<String, WritableNode> nodes, String path) {
    int slash = path.lastIndexOf('/');
    String parent = slash < 0 ? "" : path.substring(0, slash);
    WritableNode known = nodes.get(parent);
    if (known != null) {
      return known;
    }
    WritableNode made = ((WritableGroup) parent(nodes, parent)).putGroup(last(parent));
    nodes.put(parent, made);
    return made;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
