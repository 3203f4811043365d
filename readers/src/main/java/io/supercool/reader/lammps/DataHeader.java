package io.supercool.reader.lammps;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.TextInput;
import java.util.Set;

/**
 * The lines of a LAMMPS data file before its first section, in any order: numbers, and behind them
 * what they are.
 */
final class DataHeader {
  private static final int BYTES_PER_ATOM = 3 * Double.BYTES;

  /** Counts that do not matter here. */
  private static final Set<String> COUNTS =
      Set.of(
          "bonds",
          "angles",
          "dihedrals",
          "impropers",
          "ellipsoids",
          "lines",
          "triangles",
          "bodies",
          "crossterms",
          "atom types",
          "bond types",
          "angle types",
          "dihedral types",
          "improper types",
          "extra bond per atom",
          "extra angle per atom",
          "extra dihedral per atom",
          "extra improper per atom",
          "extra special per atom");

  private final ReadLimits limits;
  private final double[] low = new double[3];
  private final double[][] bounds = new double[3][3];
  private final boolean[] bounded = new boolean[3];
  private final boolean[] general = new boolean[4];
  private int atoms;

  DataHeader(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a line, which is the present one of {@code in}.
   *
   * @throws MalformedFrameException if it is not known what it says
   */
  void read(DataLine line, TextInput in) {
    int numbers = line.numbers();
    String what = line.from(numbers);
    switch (what) {
      case "atoms" -> atoms(in.nextLong());
      case "xlo xhi", "ylo yhi", "zlo zhi" -> bounds(what.charAt(0) - 'x', in);
      case "xy xz yz" -> {
        bounds[1][0] = in.nextDouble();
        bounds[2][0] = in.nextDouble();
        bounds[2][1] = in.nextDouble();
      }
      case "avec", "bvec", "cvec" -> vector(what.charAt(0) - 'a', bounds[what.charAt(0) - 'a'], in);
      case "abc origin" -> vector(3, low, in);
      default -> {
        if (!COUNTS.contains(what) || numbers != 1) {
          throw new MalformedFrameException(
              "`%s` is nothing that is known to stand in a data file".formatted(in.shown()),
              "correct or remove this line, or put a # before it");
        }
        in.nextLong();
      }
    }
    for (int word = line.words().size() - numbers; word > 0; word--) {
      in.requireWord();
    }
    if (in.nextWord() && !in.word().startsWith("#")) {
      throw new MalformedFrameException(
          "`%s` has too many numbers".formatted(in.shown()), "heading and values disagree");
    }
  }

  private void atoms(long count) {
    require(
        count > 0 && count <= limits.maxArrayBytes() / BYTES_PER_ATOM,
        count + " atoms are none, or more than allowed",
        "raise supercool.ingest.max-array-bytes if you trust it");
    atoms = (int) count;
  }

  private void bounds(int axis, TextInput in) {
    low[axis] = in.nextDouble();
    double edge = in.nextDouble() - low[axis];
    bounds[axis][axis] = edge;
    bounded[axis] = true;
    require(
        edge > 0 && edge < 1e30 && Math.abs(low[axis]) < 1e30,
        "the bounds do not ascend",
        "write the lower first");
  }

  private void vector(int line, double[] vector, TextInput in) {
    general[line] = true;
    for (int axis = 0; axis < 3; axis++) {
      vector[axis] = in.nextDouble();
    }
  }

  /**
   * How many atoms there are.
   *
   * @throws MalformedFrameException if nothing has said that
   */
  int atoms() {
    require(
        atoms > 0,
        "the number of atoms does not stand before them",
        "write `N atoms`, not in the first line, which LAMMPS passes over");
    return atoms;
  }

  /** The corner from which the edges lead. */
  double[] low() {
    return low;
  }

  /**
   * The box: edge lengths, or the edge vectors of a tilted one. A general triclinic box is turned
   * as LAMMPS turns it when it reads the file, the first edge along x and the second in the plane
   * of x and y: so is everything that it sends.
   *
   * @throws MalformedFrameException if it is not said, or cannot be
   */
  double[] box() {
    boolean anyVector = general[0] || general[1] || general[2] || general[3];
    boolean anyBound = bounded[0] || bounded[1] || bounded[2];
    require(
        !(anyVector && anyBound),
        "the box is said twice, by bounds and by vectors",
        "leave one of them out");
    require(
        anyVector
            ? general[0] && general[1] && general[2] && general[3]
            : bounded[0] && bounded[1] && bounded[2],
        "the box does not stand before the atoms",
        "write `xlo xhi`, `ylo yhi` and `zlo zhi`, or `avec`, `bvec`, `cvec` and `abc origin`");
    double[][] vectors = anyVector ? turned(bounds[0], bounds[1], bounds[2]) : bounds;
    return FrameBox.of(low, vectors).edges(3);
  }

  private static double[][] turned(double[] a, double[] b, double[] c) {
    double ax = Math.sqrt(dot(a, a));
    double bx = dot(b, a) / ax;
    double by = Math.sqrt(dot(b, b) - bx * bx);
    double cx = dot(c, a) / ax;
    double cy = (dot(b, c) - bx * cx) / by;
    double[] normal = {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
    double cz = dot(c, normal) / (ax * by);
    require(cz > 0, "the vectors of the box are not right-handed", "exchange two of them");
    return new double[][] {{ax, 0, 0}, {bx, by, 0}, {cx, cy, cz}};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static void require(boolean condition, String reason, String advice) {
    if (!condition) {
      throw new MalformedFrameException(reason, advice);
    }
  }
}
