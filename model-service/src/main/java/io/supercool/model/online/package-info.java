/**
 * Learning while a simulation runs: each frame is predicted first, and learned from when its labels
 * come.
 */
@NullMarked
package io.supercool.model.online;

import org.jspecify.annotations.NullMarked;
