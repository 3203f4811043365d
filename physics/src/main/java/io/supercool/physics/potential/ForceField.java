package io.supercool.physics.potential;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The force field of a Kob-Andersen mixture of given species in a 3D box: energies and forces at
 * any positions, in reduced units (eps_AA, sigma_AA). Nearby pairs are remembered from call to call
 * and found anew only when particles have moved away, so a sequence of small moves is fast. Linear
 * in the number of particles. Not thread-safe. Forces are computed in at most {@value #MAX_PARTS}
 * parts, side by side on the calling thread and those of the fork-join pool it is in (else the
 * common one), or one after the other on the calling thread alone; the result is the same to the
 * bit. All else is done by the calling thread.
 */
public final class ForceField {
  // Parts go to the processors that are free. They depend on the number of particles alone, and so
  // do the sums, to the bit.
  private static final int MAX_PARTS = 4;
  private static final int MIN_PARTICLES = 512;

  private final int particles;
  private final VerletList list;
  private final Part[] parts;
  private final boolean parallel;

  /** Works on a part of every kind's pairs. */
  private record Part(PairForces pairForces, double[] forces) {}

  /**
   * That of {@code species.length} particles.
   *
   * @param species 0 (A) or 1 (B) of each particle; not copied
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a width is smaller than 2 cutoffs
   *     of 2.5
   * @throws IllegalArgumentException if the box is not 3D or a species is neither A nor B
   */
  public ForceField(KobAndersenPotential potential, PeriodicBox box, byte[] species) {
    this(potential, box, species, true);
  }

  /**
   * The same; where many are used side by side, each had better stay on its thread.
   *
   * @param parallel whether parts of the forces may be computed by other threads than the calling
   *     one
   */
  public ForceField(
      KobAndersenPotential potential, PeriodicBox box, byte[] species, boolean parallel) {
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
    this.particles = species.length;
    this.parallel = parallel;
    this.list = new VerletList(potential, box, species);
    this.parts = new Part[Math.min(MAX_PARTS, particles / MIN_PARTICLES + 1)];
    Arrays.setAll(parts, part -> new Part(new PairForces(box), new double[3 * particles]));
  }

  /** Number of particles. */
  public int particles() {
    return particles;
  }

  /**
   * Each particle's potential energy: half of every pair it is in.
   *
   * @param positions as for {@link #forces}
   */
  public double[] energies(double[] positions) {
    update(positions);
    double[] sum = new double[particles];
    for (PairKind kind : list.kinds()) {
      parts[0].pairForces.addEnergies(list.pairs(), kind, list.positions(), sum);
    }
    double[] energies = new double[particles];
    for (int place = 0; place < particles; place++) {
      energies[list.particleAt()[place]] = sum[place];
    }
    return energies;
  }

  /**
   * Forces on the particles.
   *
   * @param positions {@code [particle * 3 + axis]}, anywhere in space
   * @param forces filled, same layout
   * @throws IllegalArgumentException if there are not 3 coordinates per particle, one is not
   *     finite, or many more particles are near each other than in a liquid
   */
  public void forces(double[] positions, double[] forces) {
    update(positions);
    IntStream all = IntStream.range(0, parts.length);
    (parallel ? all.parallel() : all).forEach(this::interact);
    double[] sum = parts[0].forces;
    for (int part = 1; part < parts.length; part++) {
      add(parts[part].forces, sum);
    }
    int[] particleAt = list.particleAt();
    for (int place = 0; place < particles; place++) {
      int to = 3 * particleAt[place];
      forces[to] = sum[3 * place];
      forces[to + 1] = sum[3 * place + 1];
      forces[to + 2] = sum[3 * place + 2];
    }
  }

  private void update(double[] positions) {
    if (positions.length != 3 * particles) {
      throw new IllegalArgumentException(
          "%d coordinates for %d particles".formatted(positions.length, particles));
    }
    list.update(positions);
  }

  private void interact(int part) {
    PairRows pairs = list.pairs();
    double[] forces = parts[part].forces;
    Arrays.fill(forces, 0);
    for (PairKind kind : list.kinds()) {
      int from = pairs.cut(kind, part, parts.length);
      int to = pairs.cut(kind, part + 1, parts.length);
      parts[part].pairForces.addForces(pairs, from, to, kind, list.positions(), forces);
    }
  }

  private static void add(double[] values, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }
}
