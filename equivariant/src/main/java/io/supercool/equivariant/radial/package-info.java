/** Radial functions of the edge length. */
@NullMarked
package io.supercool.equivariant.radial;

import org.jspecify.annotations.NullMarked;
