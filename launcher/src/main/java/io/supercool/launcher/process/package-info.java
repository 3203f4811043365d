/** One program as a process: its command line, kept running, its log. */
@NullMarked
package io.supercool.launcher.process;

import org.jspecify.annotations.NullMarked;
