package io.supercool.equivariant.convolution;

/**
 * One way to couple a feature with an edge's harmonics: degree {@code input} times degree {@code
 * harmonic} gives degree {@code output}, |input - harmonic| <= output <= input + harmonic.
 */
public record TensorPath(int input, int harmonic, int output) {}
