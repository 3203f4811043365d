/** The same run with several seeds: spread of the scores, and scores of the seeds together. */
@NullMarked
package io.supercool.launcher.seeds;

import org.jspecify.annotations.NullMarked;
