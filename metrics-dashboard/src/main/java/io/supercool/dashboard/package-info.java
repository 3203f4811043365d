/** Everything the pipeline says about itself, as a live page. */
@NullMarked
package io.supercool.dashboard;

import org.jspecify.annotations.NullMarked;
