/** NumPy arrays: element types, shapes, values; what {@code .npy} and pickles have in common. */
@NullMarked
package io.supercool.ingest.reader.array;

import org.jspecify.annotations.NullMarked;
