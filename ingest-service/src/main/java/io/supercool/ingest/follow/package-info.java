/** Following what grows: a dump that a simulation appends to, a folder that fills. */
@NullMarked
package io.supercool.ingest.follow;

import org.jspecify.annotations.NullMarked;
