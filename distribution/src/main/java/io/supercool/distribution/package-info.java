/** What packing the archive needs beyond copying: the same bytes from the same sources. */
@NullMarked
package io.supercool.distribution;

import org.jspecify.annotations.NullMarked;
