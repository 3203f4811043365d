/** H5MD: molecular data in HDF5 files. */
@NullMarked
package io.supercool.reader.h5md;

import org.jspecify.annotations.NullMarked;
