package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.CellList;
import java.util.Arrays;

/**
 * Numbers the particles anew, A before B and both by cell, so that partners are near in memory, and
 * finds all pairs within a skin beyond their cutoffs. Buffers are used again.
 */
final class PairSearch {
  /** A liquid of density 1.2 has some 60 pairs to each particle; few particles may have all. */
  private static final int MAX_PAIRS_EACH = 128;

  private static final int MAX_PAIRS_OF_FEW = 1 << 24;
  private static final int MAX_PAIRS = 1 << 29;

  private final KobAndersenPotential potential;
  private final byte[] species;
  private final int ofA;
  private final int maxPairs;
  private final double skin;
  private final CellList cells;

  // By slot of the cell list: place, and square of the reach for pairs with an A and with a B.
  private final int[] placeOf;
  private final double[][] squareReach;
  private int[] chosen = {};

  // Pairs as they come: row and partner; and how many in each row.
  private int count;
  private int[] rowOf = {};
  private int[] partnerOf = {};
  private final int[] counts;

  PairSearch(
      KobAndersenPotential potential, PeriodicBox box, byte[] species, int ofA, double skin) {
    this.potential = potential;
    this.species = species;
    this.ofA = ofA;
    this.skin = skin;
    this.cells = new CellList(box, KobAndersenPotential.CUTOFF + skin, 1);
    long max = Math.max(MAX_PAIRS_OF_FEW, (long) MAX_PAIRS_EACH * species.length);
    this.maxPairs = (int) Math.min(MAX_PAIRS, max);
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
  void find(double[] positions, int[] particleAt, PairRows pairs) {
    cells.sort(positions);
    number(cells.particleAt(), particleAt);
    count = 0;
    Arrays.fill(counts, 0);
    cells.forEachPairOfCells(
        (from, to, otherFrom, otherTo, shift, itself) -> {
          for (int slot = from; slot < to; slot++) {
            int first = itself ? slot + 1 : otherFrom;
            add(slot, choose(slot, shift, first, otherTo));
          }
        });
    sort(pairs);
  }

  private void number(int[] slots, int[] particleAt) {
    int nextA = 0;
    int nextB = ofA;
    for (int slot = 0; slot < species.length; slot++) {
      byte own = species[slots[slot]];
      placeOf[slot] = own == 0 ? nextA++ : nextB++;
      particleAt[placeOf[slot]] = slots[slot];
      for (int other = 0; other < KobAndersenPotential.SPECIES; other++) {
        double reach = potential.cutoff(own, other) + skin;
        squareReach[other][slot] = reach * reach;
      }
    }
  }

  /** Fills {@link #chosen} with those of the slots [from, to) that are within reach. */
  private int choose(int slot, double[] shift, int from, int to) {
    double[] coordinates = cells.coordinates();
    if (chosen.length < to - from) {
      chosen = new int[2 * (to - from)];
    }
    return choose(
        coordinates,
        coordinates[3 * slot] - shift[0],
        coordinates[3 * slot + 1] - shift[1],
        coordinates[3 * slot + 2] - shift[2],
        squareReach[placeOf[slot] < ofA ? 0 : 1],
        from,
        to,
        chosen);
  }

  private static int choose(
      double[] coordinates,
      double ownX,
      double ownY,
      double ownZ,
      double[] squareReach,
      int from,
      int to,
      int[] chosen) {
    int count = 0;
    for (int other = from; other < to; other++) {
      double dx = ownX - coordinates[3 * other];
      double dy = ownY - coordinates[3 * other + 1];
      double dz = ownZ - coordinates[3 * other + 2];
      double excess = dx * dx + dy * dy + dz * dz - squareReach[other];
      // The sign bit in place of a branch, which would be guessed wrongly too often.
      chosen[count] = other;
      count += (int) (Double.doubleToRawLongBits(excess) >>> 63);
    }
    return count;
  }

  /** Adds the pairs of a slot with those chosen. */
  private void add(int slot, int chosenCount) {
    if (chosenCount > maxPairs - count) {
      throw new IllegalArgumentException(
          "more than %d pairs of %d particles are near each other: check units, box and density"
              .formatted(maxPairs, species.length));
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
