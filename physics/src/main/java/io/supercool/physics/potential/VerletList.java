package io.supercool.physics.potential;

import io.supercool.physics.geometry.CellGrid;
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
  private final CellGrid grid;
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private double[] found = {};
  private final int[] offsets;
  private int[] partners;

  VerletList(KobAndersenPotential potential, PeriodicBox box, byte[] species) {
    box.requireCutoff(KobAndersenPotential.CUTOFF);
    this.potential = potential;
    this.species = species;
    this.skin = Math.min(SKIN, box.largestCutoff() - KobAndersenPotential.CUTOFF);
    this.grid = new CellGrid(box, KobAndersenPotential.CUTOFF + skin);
    this.offsets = new int[species.length + 1];
    this.partners = new int[64 * species.length];
  }

  /** The pairs of particle i begin at {@code offsets[i]} and end at {@code offsets[i + 1]}. */
  int[] offsets() {
    return offsets;
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
    grid.place(positions);
    int pairs = 0;
    for (int particle = 0; particle < species.length; particle++) {
      grid.gather(particle, neighbourhood);
      if (partners.length < pairs + neighbourhood.count()) {
        partners = Arrays.copyOf(partners, 2 * (pairs + neighbourhood.count()));
      }
      for (int k = 0; k < neighbourhood.count(); k++) {
        int other = neighbourhood.sender(k);
        double reach = potential.cutoff(species[particle], species[other]) + skin;
        if (other > particle && neighbourhood.distance(k) < reach) {
          partners[pairs++] = other;
        }
      }
      offsets[particle + 1] = pairs;
    }
    found = positions.clone();
  }
}
