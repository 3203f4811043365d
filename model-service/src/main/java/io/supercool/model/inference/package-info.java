/** A network as a request asks for it, untrained or from a checkpoint, and what it predicts. */
@NullMarked
package io.supercool.model.inference;

import org.jspecify.annotations.NullMarked;
