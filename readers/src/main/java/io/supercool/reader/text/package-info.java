/** Text at the speed of a disk: lines, words and exact numbers straight from bytes. */
@NullMarked
package io.supercool.reader.text;

import org.jspecify.annotations.NullMarked;
