/**
 * Learning while a simulation runs: each frame is predicted first, and learned from once labelled.
 */
@NullMarked
package io.supercool.model.online;

import org.jspecify.annotations.NullMarked;
