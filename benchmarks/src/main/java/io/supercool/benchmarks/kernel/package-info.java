/** JMH benchmarks of the kernels and codecs. */
@NullMarked
package io.supercool.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
