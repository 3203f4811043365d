/** Tells others of trainings while they run, without ever holding a training up. */
@NullMarked
package io.supercool.tracking;

import org.jspecify.annotations.NullMarked;
