/** Models as packages: one file each, and the user's folder of them. */
@NullMarked
package io.supercool.library;

import org.jspecify.annotations.NullMarked;
