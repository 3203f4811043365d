/** Which reader takes a file; and of one that none takes, what it is. */
@NullMarked
package io.supercool.reader.recognition;

import org.jspecify.annotations.NullMarked;
