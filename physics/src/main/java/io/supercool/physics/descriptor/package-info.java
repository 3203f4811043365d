/** Plain structural descriptors, one value per particle. */
@NullMarked
package io.supercool.physics.descriptor;

import org.jspecify.annotations.NullMarked;
