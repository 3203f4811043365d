/** The equivariant convolution: messages along edges, summed at their receivers. */
@NullMarked
package io.supercool.equivariant.convolution;

import org.jspecify.annotations.NullMarked;
