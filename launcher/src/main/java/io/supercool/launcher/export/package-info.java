/** Files for other programs, and what the network learned beside what the literature knows. */
@NullMarked
package io.supercool.launcher.export;

import org.jspecify.annotations.NullMarked;
