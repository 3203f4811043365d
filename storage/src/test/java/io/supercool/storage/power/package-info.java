/** A disk that loses what was not flushed, for tests of whatever has to survive a power cut. */
@NullMarked
package io.supercool.storage.power;

import org.jspecify.annotations.NullMarked;
