/** Motion by Newton's equations. */
@NullMarked
package io.supercool.physics.dynamics;

import org.jspecify.annotations.NullMarked;
