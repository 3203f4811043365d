package io.supercool.physics.structure;

import org.jspecify.annotations.Nullable;

/**
 * Plain measures of a configuration, by which one with wrong units or a wrong box gives itself
 * away.
 *
 * @param particles number of particles N
 * @param density N / V, in 2D N / area
 * @param spacing mean distance a = density^(-1/d)
 * @param empty part of the box, in cells of about 1.4 a, that holds no particle
 * @param crowding particles in the fullest of these cells over the mean
 * @param closest the pair that overlaps most; null if no pair is within 1.35 a, or the particles
 *     are so crowded that pairs were not looked at
 * @param peak the highest point of g(r) between 0.5 a and 1.35 a; null if the box is too small for
 *     it, or pairs were not looked at
 */
public record Structure(
    int particles,
    double density,
    double spacing,
    double empty,
    double crowding,
    @Nullable ClosestPair closest,
    @Nullable Peak peak) {

  /**
   * A pair of particles.
   *
   * @param first index of one
   * @param second index of the other
   * @param distance between them, by minimum image
   * @param contact distance at which particles of their species touch
   */
  public record ClosestPair(int first, int second, double distance, double contact) {
    /** Distance over contact: 1 for particles that touch, 0 for particles at one place. */
    public double ratio() {
      return distance / contact;
    }
  }

  /**
   * A point of the radial distribution function of all particles.
   *
   * @param position r
   * @param height g(r), 1 where there is no structure
   */
  public record Peak(double position, double height) {}
}
