/** What comes in: metric events, predictions and model announcements. */
@NullMarked
package io.supercool.dashboard.listen;

import org.jspecify.annotations.NullMarked;
