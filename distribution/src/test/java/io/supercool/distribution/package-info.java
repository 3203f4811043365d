/** The archive under test: what users unpack. */
@NullMarked
package io.supercool.distribution;

import org.jspecify.annotations.NullMarked;
