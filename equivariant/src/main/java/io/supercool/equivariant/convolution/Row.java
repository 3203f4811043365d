package io.supercool.equivariant.convolution;

/**
 * One component of the messages of one path.
 *
 * @param m3 component, from 0
 */
record Row(TensorPath path, int m3) {}
