package io.supercool.equivariant.convolution;

/**
 * Where a kernel finds what belongs to one path.
 *
 * @param output degree of the path's messages
 * @param radialColumn its first channel in a row of the radial table
 * @param firstCoupling its couplings stand from here on, {@code [m3][m1]}
 * @param messageColumn its first channel in a node's messages of the output degree
 * @param messageStride from one m3 of the messages to the next
 */
record PathPlan(
    int output, int radialColumn, int firstCoupling, int messageColumn, int messageStride) {}
