/** Rotation-equivariant mathematics, free of any framework. */
@NullMarked
package io.supercool.equivariant;

import org.jspecify.annotations.NullMarked;
