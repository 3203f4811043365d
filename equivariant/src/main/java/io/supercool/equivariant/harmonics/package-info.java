/** Real spherical harmonics and the Clebsch-Gordan coefficients that couple them. */
@NullMarked
package io.supercool.equivariant.harmonics;

import org.jspecify.annotations.NullMarked;
