/** Predictions of files with a model that was trained before. */
@NullMarked
package io.supercool.launcher.predict;

import org.jspecify.annotations.NullMarked;
