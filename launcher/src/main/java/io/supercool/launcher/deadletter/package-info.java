/** Dead letters for people: found, shown, published again, deleted. */
@NullMarked
package io.supercool.launcher.deadletter;

import org.jspecify.annotations.NullMarked;
