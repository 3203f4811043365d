/** TensorBoard: scalars in event files. */
@NullMarked
package io.supercool.tracking.tensorboard;

import org.jspecify.annotations.NullMarked;
