/**
 * What a convolution's arrays mean: the sizes and orders of one shape, and the edges of a graph.
 */
@NullMarked
package io.supercool.equivariant.convolution.layout;

import org.jspecify.annotations.NullMarked;
