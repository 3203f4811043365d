/** How well predictions did: by lag time and temperature, and, learned online, frame by frame. */
@NullMarked
package io.supercool.dashboard.state.scores;

import org.jspecify.annotations.NullMarked;
