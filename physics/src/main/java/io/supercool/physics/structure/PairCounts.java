package io.supercool.physics.structure;

import io.supercool.physics.neighbour.CellList;
import io.supercool.physics.structure.Structure.ClosestPair;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the pairs of a cell list by distance, for g(r), and remembers the one that overlaps most.
 */
final class PairCounts implements CellList.CellPairs {
  private final CellList cells;
  private final byte[] species;
  private final int speciesCount;
  // By pair of species: 1 / contact squared.
  private final double[] touching;
  private final double[] contacts;
  private final RadialDistribution distribution;
  private double least = Double.POSITIVE_INFINITY;
  private int first;
  private int second;
  private double square;

  // A cell's members, from slot `from` on, and after them the particles around, which come once.
  private int from;
  private int members;
  private int size;
  private int[] slots = new int[128];
  private double[] x = new double[128];
  private double[] y = new double[128];
  private double[] z = new double[128];
  // What of them is within reach of one member.
  private double[] squares = new double[128];
  private int[] near = new int[128];

  /**
   * For the particles of a list.
   *
   * @param species index of each particle's
   * @param contacts distance at which particles of two species touch, {@code [first * speciesCount
   *     + second]}
   * @param distribution of all particles around each other: every pair is counted there
   */
  PairCounts(
      CellList cells,
      byte[] species,
      int speciesCount,
      double[] contacts,
      RadialDistribution distribution) {
    this.cells = cells;
    this.speciesCount = speciesCount;
    this.contacts = contacts;
    this.distribution = distribution;
    this.touching = new double[contacts.length];
    for (int pair = 0; pair < contacts.length; pair++) {
      touching[pair] = 1 / (contacts[pair] * contacts[pair]);
    }
    this.species = new byte[species.length];
    for (int slot = 0; slot < species.length; slot++) {
      this.species[slot] = species[cells.particleAt()[slot]];
    }
  }

  /** The pair whose distance is the smallest part of its contact distance; null if none is near. */
  @Nullable ClosestPair closest() {
    if (least == Double.POSITIVE_INFINITY) {
      return null;
    }
    return new ClosestPair(
        cells.particleAt()[first],
        cells.particleAt()[second],
        Math.sqrt(square),
        contacts[species[first] * speciesCount + species[second]]);
  }

  /** Gathers cells around one cell; when the next one's turn comes, the pairs are counted. */
  @Override
  public void visit(int from, int to, int otherFrom, int otherTo, double[] shift, boolean itself) {
    if (itself) {
      finish();
      this.from = from;
      members = to - from;
    }
    reserve(size + otherTo - otherFrom);
    double[] coordinates = cells.coordinates();
    for (int slot = otherFrom; slot < otherTo; slot++) {
      slots[size] = slot;
      x[size] = coordinates[3 * slot] + shift[0];
      y[size] = coordinates[3 * slot + 1] + shift[1];
      z[size] = coordinates[3 * slot + 2] + shift[2];
      size++;
    }
  }

  /** Counts the pairs of the cell that came last. */
  void finish() {
    for (int member = 0; member < members; member++) {
      measure(member);
      count(from + member, select(member));
    }
    members = 0;
    size = 0;
  }

  private void reserve(int needed) {
    if (slots.length < needed) {
      slots = Arrays.copyOf(slots, 2 * needed);
      x = Arrays.copyOf(x, 2 * needed);
      y = Arrays.copyOf(y, 2 * needed);
      z = Arrays.copyOf(z, 2 * needed);
      squares = new double[2 * needed];
      near = new int[2 * needed];
    }
  }

  // The compiler turns this loop into vector instructions.
  private void measure(int member) {
    double[] x = this.x;
    double[] y = this.y;
    double[] z = this.z;
    double[] squares = this.squares;
    double x0 = x[member];
    double y0 = y[member];
    double z0 = z[member];
    int end = size;
    for (int k = member + 1; k < end; k++) {
      double dx = x[k] - x0;
      double dy = y[k] - y0;
      double dz = z[k] - z0;
      squares[k] = dx * dx + dy * dy + dz * dz;
    }
  }

  // Always writes and moves on where it is near: a branch would often be mispredicted.
  private int select(int member) {
    double[] squares = this.squares;
    int[] near = this.near;
    double farthest = cells.reach() * cells.reach();
    int number = 0;
    int end = size;
    for (int k = member + 1; k < end; k++) {
      near[number] = k;
      number += squares[k] < farthest ? 1 : 0;
    }
    return number;
  }

  private void count(int slot, int number) {
    int row = species[slot] * speciesCount;
    for (int k = 0; k < number; k++) {
      double found = squares[near[k]];
      int other = slots[near[k]];
      // The root of a float is much cheaper than that of a double. Each pair has two orders.
      distribution.count((float) Math.sqrt((float) found), 2);
      double ratio = found * touching[row + species[other]];
      if (ratio < least) {
        least = ratio;
        first = slot;
        second = other;
        square = found;
      }
    }
  }
}
