package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A Kob-Andersen liquid of given species in a 3D box: energies and forces at any positions. Nearby
 * pairs are remembered from call to call and found anew only when particles have moved away, so a
 * sequence of small moves is fast. Linear in the number of particles. Not thread-safe, but uses all
 * processors; the result does not depend on their number.
 */
public final class Liquid {
  private static final int CONSTANTS = KobAndersenPotential.CONSTANTS;

  // Parts go to the processors that are free. They depend on the number of particles alone, and so
  // do the sums, to the bit.
  private static final int MOST_PARTS = 4;
  private static final int FEWEST_PARTICLES = 512;

  private final PeriodicBox box;
  private final byte[] species;
  private final double[] constants;
  private final VerletList pairs;
  private final Part[] parts;

  /** What the pairs of some of the particles give. */
  private record Part(double[] forces, double[] energies) {}

  /**
   * A liquid of {@code species.length} particles.
   *
   * @param species 0 (A) or 1 (B) of each particle; not copied
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a width is smaller than 2 cutoffs
   *     of 2.5
   * @throws IllegalArgumentException if the box is not 3D or a species is neither A nor B
   */
  public Liquid(KobAndersenPotential potential, PeriodicBox box, byte[] species) {
    if (box.dimensions() != 3) {
      throw new IllegalArgumentException("this Kob-Andersen mixture lives in 3D, not in a " + box);
    }
    for (int particle = 0; particle < species.length; particle++) {
      if (species[particle] < 0 || species[particle] >= KobAndersenPotential.SPECIES) {
        throw new IllegalArgumentException(
            "particle %d has species %d; a Kob-Andersen mixture has species 0 (A) and 1 (B)"
                .formatted(particle, species[particle]));
      }
    }
    this.box = box;
    this.species = species;
    this.constants = potential.constants();
    this.pairs = new VerletList(potential, box, species);
    this.parts = new Part[Math.min(MOST_PARTS, species.length / FEWEST_PARTICLES + 1)];
    Arrays.setAll(
        parts, part -> new Part(new double[3 * species.length], new double[species.length]));
  }

  /** Number of particles. */
  public int particles() {
    return species.length;
  }

  /** Each particle's potential energy: half of every pair it is in. */
  public double[] energies(double[] positions) {
    double[] energies = new double[species.length];
    evaluate(positions, new double[positions.length], energies);
    return energies;
  }

  /** Total potential energy. */
  public double energy(double[] positions) {
    return Arrays.stream(energies(positions)).sum();
  }

  /**
   * Forces on the particles and their energies.
   *
   * @param positions {@code [particle * 3 + axis]}, anywhere in space
   * @param forces filled, same layout
   * @param energies filled, one per particle: half of every pair it is in
   * @throws IllegalArgumentException if there are not 3 coordinates per particle or one is not
   *     finite
   */
  public void evaluate(double[] positions, double[] forces, double[] energies) {
    if (positions.length != 3 * species.length) {
      throw new IllegalArgumentException(
          "%d coordinates for %d particles".formatted(positions.length, species.length));
    }
    pairs.update(positions);
    IntStream.range(0, parts.length).parallel().forEach(part -> interact(part, positions));
    Arrays.fill(forces, 0);
    Arrays.fill(energies, 0);
    for (Part part : parts) {
      add(part.forces, forces);
      add(part.energies, energies);
    }
  }

  private void interact(int index, double[] positions) {
    Part part = parts[index];
    Arrays.fill(part.forces, 0);
    Arrays.fill(part.energies, 0);
    int end = (int) ((long) species.length * (index + 1) / parts.length);
    for (int particle = (int) ((long) species.length * index / parts.length);
        particle < end;
        particle++) {
      interact(particle, positions, part.forces, part.energies);
    }
  }

  private static void add(double[] values, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  /** Adds all pairs the list holds for one particle, to both members. */
  private void interact(int particle, double[] positions, double[] forces, double[] energies) {
    // Local copies: the compiler cannot know that the stores below leave the fields alone.
    int[] partners = pairs.partners();
    boolean tilted = box.isTilted();
    double[] difference = new double[3];
    double edgeX = box.edge(0);
    double edgeY = box.edge(1);
    double edgeZ = box.edge(2);
    double inverseX = 1 / edgeX;
    double inverseY = 1 / edgeY;
    double inverseZ = 1 / edgeZ;
    int firstPair = CONSTANTS * KobAndersenPotential.pair(species[particle], 0);
    int end = pairs.ends()[particle];
    double x = positions[3 * particle];
    double y = positions[3 * particle + 1];
    double z = positions[3 * particle + 2];
    double forceX = 0;
    double forceY = 0;
    double forceZ = 0;
    double energy = 0;
    for (int pair = pairs.starts()[particle]; pair < end; pair++) {
      int other = partners[pair];
      double dx = x - positions[3 * other];
      double dy = y - positions[3 * other + 1];
      double dz = z - positions[3 * other + 2];
      if (tilted) {
        difference[0] = dx;
        difference[1] = dy;
        difference[2] = dz;
        box.minimumImage(difference);
        dx = difference[0];
        dy = difference[1];
        dz = difference[2];
      } else {
        dx -= edgeX * Math.rint(dx * inverseX);
        dy -= edgeY * Math.rint(dy * inverseY);
        dz -= edgeZ * Math.rint(dz * inverseZ);
      }
      double square = dx * dx + dy * dy + dz * dz;
      int k = firstPair + CONSTANTS * species[other];
      if (square < constants[k + 4]) {
        double inverse = 1 / square;
        double r = Math.sqrt(square);
        double sixth = inverse * inverse * inverse;
        double repulsion = constants[k] * sixth * sixth;
        double attraction = constants[k + 1] * sixth;
        double half = 0.5 * (repulsion - attraction - constants[k + 2] - constants[k + 3] * r);
        // Force over distance: (-du/dr) / r.
        double factor = (12 * repulsion - 6 * attraction + constants[k + 3] * r) * inverse;
        energy += half;
        energies[other] += half;
        forceX += factor * dx;
        forceY += factor * dy;
        forceZ += factor * dz;
        forces[3 * other] -= factor * dx;
        forces[3 * other + 1] -= factor * dy;
        forces[3 * other + 2] -= factor * dz;
      }
    }
    energies[particle] += energy;
    forces[3 * particle] += forceX;
    forces[3 * particle + 1] += forceY;
    forces[3 * particle + 2] += forceZ;
  }
}
