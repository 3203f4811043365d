/** Python pickles that hold data and nothing else, and the data set of Bapst et al. in them. */
@NullMarked
package io.supercool.reader.pickle;

import org.jspecify.annotations.NullMarked;
