package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * Every unordered pair of particles that may be within its potential's cutoff, once. A search finds
 * those within a thick skin; of these, the pairs within a thin skin are chosen again each time a
 * particle has moved half of that, until one has moved so far that others may have come near. Not
 * thread-safe.
 *
 * <p>Particles are known by their <em>place</em>, by cell and species: see {@link PairSearch}.
 *
 * <p>Sources: Verlet, Phys. Rev. 159, 98 (1967); two skins: Páll et al., J. Chem. Phys. 153, 134110
 * (2020).
 */
final class VerletList {
  /** Thicker: fewer searches; thinner: fewer pairs to choose from. Best near here for a quench. */
  private static final double THICK_SKIN = 0.5;

  /** Thicker: chosen less often; thinner: fewer pairs. Best near here for a quench. */
  private static final double THIN_SKIN = 0.12;

  private final double thickSkin;
  private final double thinSkin;
  private final PairSearch search;
  private final PairKind[] kinds;
  private final PairBlock block;
  private final int[] particleAt;
  private final double[] positions;
  private final PairRows near;
  private final PairRows pairs;
  private boolean searched;

  // By place: where the particles were at the last search and the last choice.
  private final double[] positionsOfSearch;
  private final double[] positionsOfChoice;

  VerletList(KobAndersenPotential potential, PeriodicBox box, byte[] species) {
    box.requireCutoff(KobAndersenPotential.CUTOFF);
    thickSkin = Math.min(THICK_SKIN, box.largestCutoff() - KobAndersenPotential.CUTOFF);
    thinSkin = Math.min(THIN_SKIN, thickSkin);
    int ofA = species.length;
    for (byte own : species) {
      ofA -= own;
    }
    search = new PairSearch(potential, box, species, ofA, thickSkin);
    kinds = PairKind.all(potential, ofA, species.length);
    block = new PairBlock(box);
    particleAt = new int[species.length];
    positions = new double[3 * species.length];
    near = new PairRows(species.length + ofA);
    pairs = new PairRows(species.length + ofA);
    positionsOfSearch = new double[3 * species.length];
    positionsOfChoice = new double[3 * species.length];
  }

  /** The rows of each kind of pairs. */
  PairKind[] kinds() {
    return kinds;
  }

  /** The pairs. */
  PairRows pairs() {
    return pairs;
  }

  /** The particle at each place. Not copied. */
  int[] particleAt() {
    return particleAt;
  }

  /** The positions of the last {@link #update}, {@code [place * 3 + axis]}. Not copied. */
  double[] positions() {
    return positions;
  }

  /**
   * Makes the list hold for these positions.
   *
   * @param given {@code [particle * 3 + axis]}
   * @throws IllegalArgumentException as {@link PairSearch#find}
   */
  void update(double[] given) {
    place(given);
    if (searched && !moved(positionsOfChoice, thinSkin)) {
      return;
    }
    if (!searched || moved(positionsOfSearch, thickSkin - thinSkin)) {
      searched = false; // Should the search refuse them, nothing holds.
      search.find(given, particleAt, near);
      searched = true;
      place(given);
      System.arraycopy(positions, 0, positionsOfSearch, 0, positions.length);
    }
    choose();
    System.arraycopy(positions, 0, positionsOfChoice, 0, positions.length);
  }

  private void place(double[] given) {
    for (int place = 0; place < particleAt.length; place++) {
      int from = 3 * particleAt[place];
      positions[3 * place] = given[from];
      positions[3 * place + 1] = given[from + 1];
      positions[3 * place + 2] = given[from + 2];
    }
  }

  /** Whether a particle has moved by more than half of {@code skin}. */
  private boolean moved(double[] before, double skin) {
    double allowed = skin * skin / 4;
    for (int k = 0; k < positions.length; k += 3) {
      double dx = positions[k] - before[k];
      double dy = positions[k + 1] - before[k + 1];
      double dz = positions[k + 2] - before[k + 2];
      // Written so that a NaN counts as moved, and the search refuses it.
      if (!(dx * dx + dy * dy + dz * dz <= allowed)) {
        return true;
      }
    }
    return false;
  }

  /** Fills {@link #pairs} with those of {@link #near} that are within the thin skin. */
  private void choose() {
    int[] partners = pairs.reserve(near.count());
    int count = 0;
    for (PairKind kind : kinds) {
      double squareReach = kind.squareReach(thinSkin);
      int row = kind.from();
      while (row < kind.to()) {
        int end = block.fill(near, row, kind.to(), kind.firstRow(), positions);
        int begin = near.starts()[row];
        for (; row < end; row++) {
          pairs.starts()[row] = count;
          count =
              choose(
                  begin, near.starts()[row], near.starts()[row + 1], squareReach, partners, count);
        }
      }
      pairs.starts()[row] = count;
    }
  }

  private int choose(int begin, int from, int to, double squareReach, int[] chosen, int count) {
    double[] x = block.x();
    double[] y = block.y();
    double[] z = block.z();
    int[] partners = near.partners();
    int next = count;
    for (int pair = from; pair < to; pair++) {
      int k = pair - begin;
      double excess = x[k] * x[k] + y[k] * y[k] + z[k] * z[k] - squareReach;
      // The sign bit in place of a branch, as in the search.
      chosen[next] = partners[pair];
      next += (int) (Double.doubleToRawLongBits(excess) >>> 63);
    }
    return next;
  }
}
