/** Predictions as files: CSV, extended XYZ, npz. */
@NullMarked
package io.supercool.dashboard.download;

import org.jspecify.annotations.NullMarked;
