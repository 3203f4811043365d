/** How the running system is, as its dashboard tells. */
@NullMarked
package io.supercool.launcher.status;

import org.jspecify.annotations.NullMarked;
