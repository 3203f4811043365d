/** NumPy archives that hold a liquid: BOTAN's, GlassBench's and Supercool's own. */
@NullMarked
package io.supercool.reader.npz;

import org.jspecify.annotations.NullMarked;
