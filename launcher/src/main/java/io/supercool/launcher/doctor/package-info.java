/** What keeps a system from running well: of the machine, what is built, the cluster. */
@NullMarked
package io.supercool.launcher.doctor;

import org.jspecify.annotations.NullMarked;
