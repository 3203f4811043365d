/** H5MD: molecular data in HDF5 files. */
@NullMarked
package io.supercool.ingest.reader.h5md;

import org.jspecify.annotations.NullMarked;
