/** Frames of a running trajectory to what each particle has moved after a lag time. */
@NullMarked
package io.supercool.label.trajectory;

import org.jspecify.annotations.NullMarked;
