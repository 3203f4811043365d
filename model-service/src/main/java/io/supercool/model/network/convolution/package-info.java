/**
 * The convolution of a layer on DJL's arrays, outside automatic differentiation: by the fused
 * kernels of {@code io.supercool.equivariant} on the CPU, by whole-tensor operations on any device.
 */
@NullMarked
package io.supercool.model.network.convolution;

import org.jspecify.annotations.NullMarked;
