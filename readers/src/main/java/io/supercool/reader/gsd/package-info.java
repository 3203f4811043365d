/** HOOMD's GSD: a container of chunks, and the frames that HOOMD's schema makes of them. */
@NullMarked
package io.supercool.reader.gsd;

import org.jspecify.annotations.NullMarked;
