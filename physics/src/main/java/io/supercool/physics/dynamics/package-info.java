/** Motion at constant temperature. */
@NullMarked
package io.supercool.physics.dynamics;

import org.jspecify.annotations.NullMarked;
