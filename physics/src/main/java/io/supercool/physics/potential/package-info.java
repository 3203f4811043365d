/** The Kob-Andersen mixture: pair energies and forces. */
@NullMarked
package io.supercool.physics.potential;

import org.jspecify.annotations.NullMarked;
