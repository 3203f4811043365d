/** What tests of several modules need of disks. */
@NullMarked
package io.supercool.storage.testing;

import org.jspecify.annotations.NullMarked;
