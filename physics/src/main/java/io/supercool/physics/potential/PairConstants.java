package io.supercool.physics.potential;

/**
 * What the inner loops need of two species: u(r) = (repulsion r^-6 - attraction) r^-6 - shift -
 * slope r for r^2 &lt; squareCutoff.
 */
record PairConstants(
    double repulsion, double attraction, double shift, double slope, double squareCutoff) {

  /** u for the square of a distance below the cutoff. */
  double energy(double square) {
    double inverse = 1 / square;
    double sixth = inverse * inverse * inverse;
    return (repulsion * sixth - attraction) * sixth - shift - slope * Math.sqrt(square);
  }
}
