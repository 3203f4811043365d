/**
 * The kernels on the processor's vectors, whose lanes are channels. The only classes that touch
 * {@code jdk.incubator.vector}: a virtual machine started without that module must load none of
 * them.
 */
@NullMarked
package io.supercool.equivariant.convolution.vector;

import org.jspecify.annotations.NullMarked;
