/** Graphs and a trained model -> predictions. */
@NullMarked
package io.supercool.model.predict;

import org.jspecify.annotations.NullMarked;
