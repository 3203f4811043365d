/**
 * What a kernel is, one thread's share of a convolution or of its mixing, and what is worked out
 * once per shape for every kernel to read.
 */
@NullMarked
package io.supercool.equivariant.convolution.kernel;

import org.jspecify.annotations.NullMarked;
