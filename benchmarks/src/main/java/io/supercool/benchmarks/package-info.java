/**
 * The program behind {@code ./supercool benchmark}: measures the pipeline's parts and this machine.
 */
@NullMarked
package io.supercool.benchmarks;

import org.jspecify.annotations.NullMarked;
