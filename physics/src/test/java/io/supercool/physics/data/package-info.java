/** Reading of the data sets that tests compare with. */
@NullMarked
package io.supercool.physics.data;

import org.jspecify.annotations.NullMarked;
