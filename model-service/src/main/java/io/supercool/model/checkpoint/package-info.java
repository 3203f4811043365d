/** Models on disk: versioned checkpoints, written atomically, resumable. */
@NullMarked
package io.supercool.model.checkpoint;

import org.jspecify.annotations.NullMarked;
