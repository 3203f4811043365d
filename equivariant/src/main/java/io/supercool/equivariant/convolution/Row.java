package io.supercool.equivariant.convolution;

/**
 * One component of the messages of one path.
 *
 * @param m3 component of the output degree, from 0
 */
public record Row(TensorPath path, int m3) {}
