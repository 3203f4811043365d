package io.supercool.physics.descriptor;

import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Arrays;

/**
 * The literature's structural descriptors of a particle, to which a linear regression is fitted:
 * radial densities of every species in {@link Shells} and scalars of the particle, then all of them
 * averaged over neighbours within {@link #RANGE} with weights exp(-r / RANGE), the particle
 * included, and so on level by level (Boattini, Smallenburg, Filion, Phys. Rev. Lett. 127, 088007,
 * 2021, with finer shells).
 */
public final class ExpertDescriptors {
  /** Decay and cutoff of the averages' weights. */
  public static final double RANGE = 2.1;

  private final Shells shells;
  private final int levels;

  /**
   * @param levels of averaging above the particle's own descriptors
   */
  public ExpertDescriptors(Shells shells, int levels) {
    this.shells = shells;
    this.levels = levels;
  }

  /** Descriptors per particle, for so many species and scalars. */
  public int count(int species, int scalars) {
    return (levels + 1) * (species * shells.count() + scalars);
  }

  /**
   * Descriptors {@code [particle][level, species * shells + shell, then scalars]} in row-major
   * order.
   *
   * @param positions of the inherent structure, {@code [particle * dimensions + axis]}, not
   *     modified
   * @param species index of each particle's
   * @param scalars {@code [scalar][particle]}
   * @throws io.supercool.physics.geometry.BoxTooSmallException if the box is smaller than two
   *     reaches of the shells
   */
  public float[] of(
      PeriodicBox box, double[] positions, byte[] species, int speciesCount, float[][] scalars) {
    int perSpecies = shells.count();
    int own = speciesCount * perSpecies + scalars.length;
    int columns = (levels + 1) * own;
    float[] values = new float[Math.multiplyExact(species.length, columns)];
    new NeighbourSearch(box, shells.reach())
        .visit(
            positions,
            (receiver, near) -> {
              int row = receiver * columns;
              for (int k = 0; k < near.count(); k++) {
                int shell = species[near.sender(k)] * perSpecies;
                shells.add(near.distance(k), values, row + shell);
              }
            });
    for (int scalar = 0; scalar < scalars.length; scalar++) {
      for (int particle = 0; particle < species.length; particle++) {
        values[particle * columns + speciesCount * perSpecies + scalar] = scalars[scalar][particle];
      }
    }
    NeighbourList near = new NeighbourSearch(box, RANGE).find(positions);
    for (int level = 1; level <= levels; level++) {
      average(near, values, columns, (level - 1) * own, level * own, own);
    }
    return values;
  }

  /** Fills columns from {@code to} on with the averages of as many columns from {@code from} on. */
  private static void average(
      NeighbourList near, float[] values, int columns, int from, int to, int count) {
    double[] sums = new double[count];
    for (int receiver = 0; receiver < near.particles(); receiver++) {
      double total = 1;
      Arrays.fill(sums, 0);
      add(values, receiver * columns + from, 1, sums);
      for (int edge = near.offsets()[receiver]; edge < near.offsets()[receiver + 1]; edge++) {
        double weight = Math.exp(-near.distances()[edge] / RANGE);
        total += weight;
        add(values, near.senders()[edge] * columns + from, weight, sums);
      }
      for (int k = 0; k < count; k++) {
        values[receiver * columns + to + k] = (float) (sums[k] / total);
      }
    }
  }

  private static void add(float[] values, int at, double weight, double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += weight * values[at + k];
    }
  }
}
