/** JVMs of their own for what must not be disturbed, and what is known of them. */
@NullMarked
package io.supercool.benchmarks.process;

import org.jspecify.annotations.NullMarked;
