/** Python pickles that hold data and nothing else, and the data set of Bapst et al. in them. */
@NullMarked
package io.supercool.ingest.reader.pickle;

import org.jspecify.annotations.NullMarked;
