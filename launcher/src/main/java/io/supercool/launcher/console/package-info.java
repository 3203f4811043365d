/** What is printed while something goes on. */
@NullMarked
package io.supercool.launcher.console;

import org.jspecify.annotations.NullMarked;
