/** Isoconfigurational replicas, as they arrive, to the mean over them. */
@NullMarked
package io.supercool.label.ensemble;

import org.jspecify.annotations.NullMarked;
