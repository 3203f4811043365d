/** From what comes in to targets: the service and its settings. */
@NullMarked
package io.supercool.label;

import org.jspecify.annotations.NullMarked;
