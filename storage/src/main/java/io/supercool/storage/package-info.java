/** Small files that survive a crash, and folders that go with all that is in them. No framework. */
@NullMarked
package io.supercool.storage;

import org.jspecify.annotations.NullMarked;
