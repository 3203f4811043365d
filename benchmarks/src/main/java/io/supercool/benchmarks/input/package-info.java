/** The configuration that everything is measured on. */
@NullMarked
package io.supercool.benchmarks.input;

import org.jspecify.annotations.NullMarked;
