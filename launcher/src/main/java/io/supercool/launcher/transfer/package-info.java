/** How few configurations suffice once a representation has been learned elsewhere. */
@NullMarked
package io.supercool.launcher.transfer;

import org.jspecify.annotations.NullMarked;
