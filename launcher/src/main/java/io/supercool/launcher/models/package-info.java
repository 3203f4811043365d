/** Models by name: the user's library, those that ship, and those of a system. */
@NullMarked
package io.supercool.launcher.models;

import org.jspecify.annotations.NullMarked;
