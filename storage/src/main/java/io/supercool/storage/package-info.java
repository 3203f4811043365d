/** Small files that survive a crash. No framework. */
@NullMarked
package io.supercool.storage;

import org.jspecify.annotations.NullMarked;
