/** What is measured, each a class of its own. */
@NullMarked
package io.supercool.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
