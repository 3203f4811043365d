/**
 * The equivariant convolution (messages along edges, summed at their receivers) and the mixing that
 * follows it, forward and backward. Callers need this package and {@code layout}; it shares the
 * nodes among threads and leaves the arithmetic to the kernels of {@code scalar} or {@code vector}.
 * The kernels are fused: what one edge contributes is summed at once and never stored.
 */
@NullMarked
package io.supercool.equivariant.convolution;

import org.jspecify.annotations.NullMarked;
