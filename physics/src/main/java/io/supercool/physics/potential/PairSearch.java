package io.supercool.physics.potential;

import io.supercool.physics.geometry.FineGrid;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;

/**
 * Numbers the particles anew, A before B and both by cell, so that partners are near in memory, and
 * finds all pairs within a skin beyond their cutoffs. Buffers are used again.
 */
final class PairSearch {
  /** A liquid of density 1.2 has some 60 pairs to each particle; few particles may have all. */
  private static final int MOST_PAIRS_EACH = 128;

  private static final int MOST_PAIRS_OF_FEW = 1 << 24;
  private static final int MOST_PAIRS = 1 << 29;

  private final KobAndersenPotential potential;
  private final PeriodicBox box;
  private final byte[] species;
  private final int ofA;
  private final int mostPairs;

  // By slot of the grid: place, and square of the reach for pairs with an A and with a B.
  private final int[] placeOf;
  private final double[][] squareReach;
  private int[] chosen = {};

  // Pairs as they come: row and partner; and how many in each row.
  private int count;
  private int[] rowOf = {};
  private int[] partnerOf = {};
  private final int[] counts;

  PairSearch(KobAndersenPotential potential, PeriodicBox box, byte[] species, int ofA) {
    this.potential = potential;
    this.box = box;
    this.species = species;
    this.ofA = ofA;
    long most = Math.max(MOST_PAIRS_OF_FEW, (long) MOST_PAIRS_EACH * species.length);
    this.mostPairs = (int) Math.min(MOST_PAIRS, most);
    this.placeOf = new int[species.length];
    this.squareReach = new double[KobAndersenPotential.SPECIES][species.length];
    this.counts = new int[species.length + ofA];
  }

  /**
   * Finds all pairs, each once, in the rows of {@link PairKind#all}; partners come after the row's
   * own place.
   *
   * @param positions {@code [particle * 3 + axis]}
   * @param particleAt filled: the particle at each place
   * @param pairs filled
   * @throws IllegalArgumentException if a coordinate is not finite, or there are too many pairs
   */
  void find(double[] positions, double skin, int[] particleAt, PairRows pairs) {
    FineGrid grid = new FineGrid(box, KobAndersenPotential.CUTOFF + skin, 1, positions);
    number(grid.particleAt(), skin, particleAt);
    count = 0;
    Arrays.fill(counts, 0);
    grid.forEachPairOfCells(
        (from, to, otherFrom, otherTo, shift) -> {
          boolean itself = from == otherFrom && shift[0] == 0 && shift[1] == 0 && shift[2] == 0;
          for (int slot = from; slot < to; slot++) {
            int first = itself ? slot + 1 : otherFrom;
            add(slot, choose(grid.coordinates(), slot, shift, first, otherTo));
          }
        });
    sort(pairs);
  }

  private void number(int[] slots, double skin, int[] particleAt) {
    int nextA = 0;
    int nextB = ofA;
    for (int slot = 0; slot < slots.length; slot++) {
      byte kind = species[slots[slot]];
      placeOf[slot] = kind == 0 ? nextA++ : nextB++;
      particleAt[placeOf[slot]] = slots[slot];
      for (int other = 0; other < KobAndersenPotential.SPECIES; other++) {
        double reach = potential.cutoff(kind, other) + skin;
        squareReach[other][slot] = reach * reach;
      }
    }
  }

  /** Fills {@link #chosen} with those of the slots [from, to) that are within reach. */
  private int choose(double[][] coordinates, int slot, double[] shift, int from, int to) {
    if (chosen.length < to - from) {
      chosen = new int[2 * (to - from)];
    }
    return choose(
        coordinates[0],
        coordinates[1],
        coordinates[2],
        coordinates[0][slot] - shift[0],
        coordinates[1][slot] - shift[1],
        coordinates[2][slot] - shift[2],
        squareReach[placeOf[slot] < ofA ? 0 : 1],
        from,
        to,
        chosen);
  }

  private static int choose(
      double[] x,
      double[] y,
      double[] z,
      double ownX,
      double ownY,
      double ownZ,
      double[] squareReach,
      int from,
      int to,
      int[] chosen) {
    int count = 0;
    for (int other = from; other < to; other++) {
      double dx = ownX - x[other];
      double dy = ownY - y[other];
      double dz = ownZ - z[other];
      double excess = dx * dx + dy * dy + dz * dz - squareReach[other];
      // The sign bit in place of a branch, which would be guessed wrongly too often.
      chosen[count] = other;
      count += (int) (Double.doubleToRawLongBits(excess) >>> 63);
    }
    return count;
  }

  /** Adds the pairs of a slot with those chosen. */
  private void add(int slot, int chosenCount) {
    if (chosenCount > mostPairs - count) {
      throw new IllegalArgumentException(
          "more than %d pairs of %d particles are near each other: check units, box and density"
              .formatted(mostPairs, species.length));
    }
    if (count + chosenCount > rowOf.length) {
      int room = (count + chosenCount) / 2 * 3 + 3;
      rowOf = Arrays.copyOf(rowOf, room);
      partnerOf = Arrays.copyOf(partnerOf, room);
    }
    int place = placeOf[slot];
    for (int k = 0; k < chosenCount; k++) {
      int other = placeOf[chosen[k]];
      int first = Math.min(place, other);
      int second = Math.max(place, other);
      // 1 if the first is an A and the second a B.
      int mixed = (first - ofA) >>> 31 & (ofA - 1 - second) >>> 31;
      int row = first + mixed * species.length;
      rowOf[count] = row;
      partnerOf[count++] = second;
      counts[row]++;
    }
  }

  /** Puts the pairs of each row together, in the order in which they came. */
  private void sort(PairRows pairs) {
    int[] starts = pairs.starts();
    int[] partners = pairs.reserve(count);
    for (int row = 0; row < counts.length; row++) {
      starts[row + 1] = starts[row] + counts[row];
      counts[row] = starts[row];
    }
    for (int pair = 0; pair < count; pair++) {
      partners[counts[rowOf[pair]]++] = partnerOf[pair];
    }
  }
}
