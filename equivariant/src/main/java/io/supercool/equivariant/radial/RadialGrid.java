package io.supercool.equivariant.radial;

/**
 * A uniform grid on [0, cutoff] on which radial functions are tabulated. Between knots they are
 * read by four-point Lagrange interpolation.
 *
 * @param cutoff last knot
 * @param intervals number of intervals; there are {@code intervals + 1} knots
 */
public record RadialGrid(double cutoff, int intervals) {}
