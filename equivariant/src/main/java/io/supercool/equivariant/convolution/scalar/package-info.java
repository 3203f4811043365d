/** The kernels in plain loops: for any number of channels and any virtual machine. */
@NullMarked
package io.supercool.equivariant.convolution.scalar;

import org.jspecify.annotations.NullMarked;
