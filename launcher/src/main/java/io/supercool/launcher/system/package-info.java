/** Broker and services as processes: started, watched, started again, ended. */
@NullMarked
package io.supercool.launcher.system;

import org.jspecify.annotations.NullMarked;
