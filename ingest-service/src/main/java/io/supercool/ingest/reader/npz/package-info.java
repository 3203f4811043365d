/** NumPy archives, and the two kinds of them that hold a liquid: BOTAN's and Supercool's own. */
@NullMarked
package io.supercool.ingest.reader.npz;

import org.jspecify.annotations.NullMarked;
