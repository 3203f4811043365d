/** What a user is told when something cannot be done. */
@NullMarked
package io.supercool.launcher.failure;

import org.jspecify.annotations.NullMarked;
