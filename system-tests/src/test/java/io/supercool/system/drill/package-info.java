/** Faults in a running system, and whether anything was lost. */
@NullMarked
package io.supercool.system.drill;

import org.jspecify.annotations.NullMarked;
