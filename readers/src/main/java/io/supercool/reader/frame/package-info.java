/** What the formats that are read frame by frame have in common. */
@NullMarked
package io.supercool.reader.frame;

import org.jspecify.annotations.NullMarked;
