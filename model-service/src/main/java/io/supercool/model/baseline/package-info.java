/** What a physicist would use instead of the network: ridge regression on expert descriptors. */
@NullMarked
package io.supercool.model.baseline;

import org.jspecify.annotations.NullMarked;
