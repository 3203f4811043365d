/** Training on each set of configurations and testing on all: how far a model carries. */
@NullMarked
package io.supercool.launcher.matrix;

import org.jspecify.annotations.NullMarked;
