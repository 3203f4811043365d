/** Which libtorch is loaded and which device computes. */
@NullMarked
package io.supercool.model.device;

import org.jspecify.annotations.NullMarked;
