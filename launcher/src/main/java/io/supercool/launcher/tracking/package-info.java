/** What trackers are told of a command's trainings. */
@NullMarked
package io.supercool.launcher.tracking;

import org.jspecify.annotations.NullMarked;
