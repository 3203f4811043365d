/** How much room disks have, and when it is too little. */
@NullMarked
package io.supercool.contracts.disk;

import org.jspecify.annotations.NullMarked;
