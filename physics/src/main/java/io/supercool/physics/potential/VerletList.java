package io.supercool.physics.potential;

import io.supercool.physics.geometry.NeighbourSearch;
import io.supercool.physics.geometry.Neighbourhood;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;

/**
 * Every unordered pair of particles within its potential's cutoff plus a skin, once. It holds until
 * a particle has moved half the skin. Not thread-safe.
 *
 * <p>Source: Verlet, Phys. Rev. 159, 98 (1967).
 */
final class VerletList {
  /** Thicker: fewer searches; thinner: fewer pairs. Best near here for a quench. */
  private static final double SKIN = 0.3;

  private final KobAndersenPotential potential;
  private final byte[] species;
  private final double skin;
  private final NeighbourSearch neighbours;
  private double[] found = {};
  private final int[] starts;
  private final int[] ends;
  private int pairs;
  private int[] partners;

  VerletList(KobAndersenPotential potential, PeriodicBox box, byte[] species) {
    box.requireCutoff(KobAndersenPotential.CUTOFF);
    this.potential = potential;
    this.species = species;
    this.skin = Math.min(SKIN, box.largestCutoff() - KobAndersenPotential.CUTOFF);
    this.neighbours = new NeighbourSearch(box, KobAndersenPotential.CUTOFF + skin);
    this.starts = new int[species.length];
    this.ends = new int[species.length];
    this.partners = new int[64 * species.length];
  }

  /** Where the pairs of each particle begin in {@link #partners}; those of others may follow. */
  int[] starts() {
    return starts;
  }

  /** Where the pairs of each particle end. */
  int[] ends() {
    return ends;
  }

  /** The other particle of each pair. */
  int[] partners() {
    return partners;
  }

  /** Makes the list hold for these positions. */
  void update(double[] positions) {
    if (found.length == 0 || moved(positions)) {
      search(positions);
    }
  }

  private boolean moved(double[] positions) {
    double allowed = skin * skin / 4;
    for (int k = 0; k < positions.length; k += 3) {
      double dx = positions[k] - found[k];
      double dy = positions[k + 1] - found[k + 1];
      double dz = positions[k + 2] - found[k + 2];
      // Written so that a NaN counts as moved, and the search refuses it.
      if (!(dx * dx + dy * dy + dz * dz <= allowed)) {
        return true;
      }
    }
    return false;
  }

  private void search(double[] positions) {
    pairs = 0;
    neighbours.visit(positions, this::append);
    found = positions.clone();
  }

  private void append(int particle, Neighbourhood near) {
    if (partners.length < pairs + near.count()) {
      partners = Arrays.copyOf(partners, 2 * (pairs + near.count()));
    }
    starts[particle] = pairs;
    for (int k = 0; k < near.count(); k++) {
      int other = near.sender(k);
      double reach = potential.cutoff(species[particle], species[other]) + skin;
      if (other > particle && near.distance(k) < reach) {
        partners[pairs++] = other;
      }
    }
    ends[particle] = pairs;
  }
}
