/** The latest predictions, as they came and as bytes for the page. */
@NullMarked
package io.supercool.dashboard.state.predictions;

import org.jspecify.annotations.NullMarked;
